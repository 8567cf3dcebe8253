package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * What every queue's worker of an engine needs. Immutable; its parts are thread-safe.
 *
 * @param plans by the store's numbers of their states
 * @param states these numbers
 */
record WorkerContext(
        RunContext runs,
        Map<Integer, StatePlan> plans,
        int[] states,
        Hand hand,
        ExecutorService threads,
        Waiters waiters,
        Duration lease) {}
