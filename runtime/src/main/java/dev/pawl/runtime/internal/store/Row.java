package dev.pawl.runtime.internal.store;

import dev.pawl.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance as an observer finds it.
 *
 * @param attempt of the event that waits to be run again, else of the action
 * @param failures likewise, with the deaths of workers
 * @param error the failure as JSON; for a cancelled instance the reason as plain text
 * @param due when it may be claimed next
 * @param parent who spawned it; null where nobody did
 * @param awaited for how many children it waits that have not ended
 */
public record Row(
        long id,
        StateKey state,
        Status status,
        String queue,
        int priority,
        @Nullable String key,
        String data,
        int attempt,
        int failures,
        @Nullable String error,
        Instant insertedAt,
        Instant enteredAt,
        @Nullable Instant endedAt,
        @Nullable Instant due,
        @Nullable Long parent,
        int awaited) {}
