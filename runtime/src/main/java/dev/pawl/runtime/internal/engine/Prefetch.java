package dev.pawl.runtime.internal.engine;

import java.time.Duration;

/**
 * How many instances a worker should hold beyond those that execute: about as many as it has lately finished in the time of
 * a few round trips. Steps that take a moment are so fetched in large groups; steps that take long are left for nodes that
 * are free. Not thread-safe.
 */
final class Prefetch {

    private static final long WINDOW = Duration.ofMillis(50).toNanos();
    private static final int MOST = 2 * Settings.GROUP;

    private final Ticker ticker;
    private long windowStart;
    private int inWindow;
    private double average;

    Prefetch(Ticker ticker) {
        this.ticker = ticker;
        this.windowStart = ticker.nanos();
    }

    /** An instance has left the hand. */
    void finished() {
        roll();
        inWindow++;
    }

    int size() {
        if (ticker instanceof Driver) {
            return 0;
        }
        roll();
        return (int) Math.min(MOST, Math.max(average, inWindow));
    }

    private void roll() {
        long passed = ticker.nanos() - windowStart;
        if (passed < WINDOW) {
            return;
        }
        long windows = passed / WINDOW;
        // The last whole window counts for half of the average; each empty one since then halves it again.
        average = (average + inWindow) / 2;
        average /= Math.pow(2, Math.min(windows - 1, 60));
        inWindow = 0;
        windowStart += windows * WINDOW;
    }
}
