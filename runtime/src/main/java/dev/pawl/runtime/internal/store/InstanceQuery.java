package dev.pawl.runtime.internal.store;

import dev.pawl.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are meant; what is null is of no matter.
 *
 * @param keyPrefix what their keys begin with
 * @param insertedFrom inclusive
 * @param insertedBefore exclusive
 * @param endedFrom inclusive
 * @param endedBefore exclusive
 * @param failureType the class of the error they failed by, or by which their last attempt failed
 * @param aside only those that were set aside because no live node knows their state
 */
public record InstanceQuery(
        @Nullable String machine,
        @Nullable Integer version,
        @Nullable String state,
        @Nullable Status status,
        @Nullable String queue,
        @Nullable String keyPrefix,
        @Nullable Instant insertedFrom,
        @Nullable Instant insertedBefore,
        @Nullable Instant endedFrom,
        @Nullable Instant endedBefore,
        @Nullable String failureType,
        boolean aside) {}
