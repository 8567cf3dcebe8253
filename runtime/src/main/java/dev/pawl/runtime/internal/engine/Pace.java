package dev.pawl.runtime.internal.engine;

import java.time.Duration;

/**
 * Keeps what is done now and then to a twentieth of the time: the longer it took, the longer until it is done again. Where it
 * takes no time it may always be done. Not thread-safe.
 */
final class Pace {

    private static final int SHARE = 20;

    private final Ticker ticker;
    private long next;
    private long took;

    Pace(Ticker ticker) {
        this.ticker = ticker;
        this.next = ticker.nanos();
    }

    /** Whether it may be done now. */
    boolean allows() {
        return ticker.nanos() - next >= 0;
    }

    /** How long until it may be done. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, next - ticker.nanos()));
    }

    /** It was done, or failed. */
    void done(long begun) {
        long now = ticker.nanos();
        took = now - begun;
        next = now + took * (SHARE - 1);
    }

    /** How long it took, in nanoseconds. */
    long took() {
        return took;
    }

    /** It may be done at once. */
    void reset() {
        next = ticker.nanos();
    }
}
