package dev.pawl.runtime.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a history.
 *
 * @param rev the revision that it made; with the instance, what tells it from others
 * @param began when the execution began in which it happened, or which it ended; null where nobody executed it
 * @param from the state it came from; null where it began
 * @param event what was run
 * @param step the method that ran
 * @param node the number of the node that executed it, or died with it
 * @param who who asked for it, where somebody did
 * @param data the document of the state that was entered, where it was kept
 * @param error the failure as JSON; of a cancellation the reason as plain text
 */
public record HistoryRow(
        long rev,
        Instant at,
        @Nullable Instant began,
        What what,
        @Nullable StateKey from,
        StateKey to,
        @Nullable String event,
        @Nullable String step,
        int attempt,
        int failures,
        @Nullable Long node,
        @Nullable String who,
        @Nullable String data,
        @Nullable String error) {}
