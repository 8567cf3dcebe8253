package dev.pawl.runtime.internal.engine;

import java.time.Duration;

/**
 * How many instances a worker should hold beyond those that execute: as many as keep its places busy for a moment, by the time
 * that events have lately taken. Steps that take an instant are so fetched in large groups; steps that take long are left for
 * nodes that are free. How long commits take has no part in it: an instance that waits for one has no place, and were fewer
 * held when commits are slow, groups would be smaller and commits slower still. Not thread-safe.
 */
final class Prefetch {

    private static final double AHEAD = Duration.ofMillis(50).toNanos();
    private static final double WEIGHT = 1.0 / 32;

    /** A group for each lane that commits, and one that gathers meanwhile. */
    private static final int MOST = (Settings.LANES + 1) * Settings.GROUP;

    private final int concurrency;
    private final boolean driven;
    private double nanos = Double.POSITIVE_INFINITY;

    Prefetch(int concurrency, Ticker ticker) {
        this.concurrency = concurrency;
        this.driven = ticker instanceof Driver;
    }

    /** An event has had a place for so long. */
    void executed(long took) {
        nanos = Double.isInfinite(nanos) ? took : nanos + (took - nanos) * WEIGHT;
    }

    int size() {
        return driven ? 0 : (int) Math.min(MOST, concurrency * (AHEAD / Math.max(1, nanos)));
    }
}
