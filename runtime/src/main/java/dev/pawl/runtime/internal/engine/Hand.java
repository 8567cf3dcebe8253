package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every instance that this engine has claimed and not yet given back: those that execute, that wait to execute, and that
 * wait for their commit. Their leases are extended. Thread-safe.
 */
final class Hand {

    private final Map<Long, Run> runs = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();

    /** An instance may be claimed again while a run of it is a zombie here; the new run takes its place. */
    void take(Run run) {
        Run zombie = runs.put(run.id(), run);
        if (zombie != null) {
            zombie.lose();
        }
    }

    void leave(Run run) {
        if (runs.remove(run.id(), run) && runs.isEmpty()) {
            lock.lock();
            try {
                emptied.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until nothing is held, for this long at the most; tells whether that is so. */
    boolean awaitEmpty(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(longest);
            while (!runs.isEmpty() && left > 0) {
                left = emptied.awaitNanos(left);
            }
            return runs.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** All of them, by id, as they are now. */
    Map<Long, Run> now() {
        return new HashMap<>(runs);
    }
}
