package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * A signal to deliver, to an id or to a key: one of the two is null.
 *
 * @param machine the number of the machine whose instance is meant
 */
public record Delivery(
        int machine,
        @Nullable Long id,
        @Nullable String key,
        String signal,
        String payload,
        @Nullable String dedup) {}
