package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * What every queue's worker of an engine needs. Immutable; its parts are thread-safe.
 *
 * @param known the states that this engine runs, by the store's numbers
 * @param states these numbers
 * @param batch how many instances are claimed together at the most
 */
record WorkerContext(
        RunContext runs,
        Map<Integer, KnownState> known,
        int[] states,
        Hand hand,
        ExecutorService threads,
        Waiters waiters,
        Duration lease,
        int batch) {}
