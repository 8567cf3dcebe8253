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
 * @param gate where it needs a place to execute
 * @param heldBackBy the limit in whose line it stands
 * @param held why it may not: the sum of 1 for itself, 2 with its machine, 4 for a state that no node knows
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
        @Nullable Gate gate,
        @Nullable String heldBackBy,
        int held,
        @Nullable Long parent,
        int awaited) {}
