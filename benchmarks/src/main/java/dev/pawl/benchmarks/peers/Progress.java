package dev.pawl.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When the first began, and how many are done. */
final class Progress {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /** One begins. */
    void begins() {
        if (begun.get() == 0) {
            begun.compareAndSet(0, System.nanoTime());
        }
    }

    /** One is done. */
    void ends() {
        done.incrementAndGet();
    }

    /** Waits until so many are done; tells how long that has taken since the first began. */
    double await(long count) {
        long asked = System.nanoTime();
        while (done.get() < count) {
            LockSupport.parkNanos(1_000_000);
            if (System.nanoTime() - asked > PATIENCE) {
                throw new IllegalStateException("after ten minutes only " + done.get() + " of " + count + " are done");
            }
        }
        return sinceBegun();
    }

    /** How many seconds ago the first began. */
    double sinceBegun() {
        return (System.nanoTime() - begun.get()) / 1e9;
    }
}
