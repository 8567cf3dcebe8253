package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.Map;

/**
 * How an engine is set up.
 *
 * @param queues the queues it runs, with how many steps of each may execute at once
 * @param lease how long a claimed instance is an engine's, unless it extends that; it does so every third of it
 * @param poll how often to look for work that nobody announced
 * @param drain how long a stop waits for steps that run
 * @param maxDocumentBytes the largest state or signal, as UTF-8
 * @param listen whether to hear announcements on a connection of its own
 */
public record Settings(
        Map<String, Integer> queues,
        Duration lease,
        Duration poll,
        Duration drain,
        int maxDocumentBytes,
        boolean listen) {

    /** The most instances that are committed, or claimed, together. */
    static final int GROUP = 500;

    /** How many transactions of outcomes may be under way at once. */
    static final int COMMIT_LANES = 2;

    /** How many steps an instance may run in a row before others get their turn. */
    static final int RUN_STEPS = 100;

    /** How long an instance may run in a row before others get their turn. */
    static final Duration RUN_TIME = Duration.ofSeconds(1);

    public Settings {
        queues = Map.copyOf(queues);
    }
}
