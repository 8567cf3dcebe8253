package dev.pawl.runtime.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish for tokens of a rate limit.
 *
 * @param turn when it is to come, by the answer to an earlier one; null if it is new
 */
public record Take(
        String limit,
        String partition,
        int weight,
        @Nullable Instant turn) {}
