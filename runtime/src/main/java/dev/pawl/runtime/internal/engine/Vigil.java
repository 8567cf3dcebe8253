package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether this node has watched for so long without a gap. Who has just come, or was cut off, does not know whether others
 * were silent or could not be heard: after a night without the database nobody has said anything, and all are there. For one
 * thread at a time.
 */
final class Vigil {

    private final long length;
    private final long gap;
    private final Ticker ticker;
    private boolean watching;
    private long since;
    private long last;

    /**
     * @param length how long it takes
     * @param gap how far apart two looks may be
     */
    Vigil(Duration length, Duration gap, Ticker ticker) {
        this.length = TimeUnit.NANOSECONDS.convert(length);
        this.gap = TimeUnit.NANOSECONDS.convert(gap);
        this.ticker = ticker;
    }

    /** A look; tells whether it has been kept long enough. */
    boolean kept() {
        long now = ticker.nanos();
        if (!watching || now - last > gap) {
            watching = true;
            since = now;
        }
        last = now;
        return now - since >= length;
    }

    /** It begins anew. */
    void broken() {
        watching = false;
    }
}
