package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is done now and then to a twentieth of the time: the longer it took, the longer until it is done again. Where it
 * takes no time it may always be done. Not thread-safe.
 */
final class Pace {

    private static final int SHARE = 20;

    /** In nanoseconds, until what has failed may be done again. */
    private static final long LATEST = TimeUnit.MINUTES.toNanos(1);

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

    /** It was done. */
    void done(long begun) {
        doneIn(ticker.nanos() - begun);
    }

    /** It was done, in so many nanoseconds. */
    void doneIn(long nanos) {
        took = nanos;
        next = ticker.nanos() + took * (SHARE - 1);
    }

    /**
     * It has failed. Why, nobody knows: where that was since the database was away, it says nothing of what it costs. So it
     * may be done after a while in any case.
     */
    void failed(long begun) {
        done(begun);
        long latest = ticker.nanos() + LATEST;
        if (next - latest > 0) {
            next = latest;
        }
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
