package dev.pawl.runtime.internal.store;

import dev.pawl.Status;
import org.jspecify.annotations.Nullable;

/**
 * A child that has ended, as its parent finds it.
 *
 * @param id 0 where it was never inserted, for another instance had its key; then the state is null
 * @param error the failure as JSON; of a cancelled one the reason as plain text
 */
public record Ended(
        long id,
        @Nullable String key,
        @Nullable StateKey state,
        Status status,
        String data,
        @Nullable String error) {}
