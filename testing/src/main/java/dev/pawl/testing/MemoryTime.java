package dev.pawl.testing;

import dev.pawl.runtime.internal.engine.Driver;
import java.time.Duration;
import java.time.Instant;

/** The time of a test in memory. */
final class MemoryTime implements Driver.Time {

    private static final long LONG_AFTER = Duration.ofDays(1).toNanos();

    private volatile Instant now;
    private volatile long life;

    MemoryTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long life() {
        return life;
    }

    @Override
    public void moveTo(Instant time) {
        now = time;
    }

    // Only who drives the engine ends leases, so nobody else writes.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    @Override
    public void endLeases() {
        life += LONG_AFTER;
    }
}
