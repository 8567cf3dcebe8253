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

    /** What one is taken for that was put off: a backlog of them is to be fetched in groups, yet not much of what is slow with it. */
    private static final long PUT_OFF = Duration.ofMillis(1).toNanos();

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

    /** So many came to nothing, for want of tokens. */
    void putOff(int many) {
        for (int i = 0; i < many; i++) {
            executed((long) Math.min(nanos, PUT_OFF));
        }
    }

    int size() {
        return driven ? 0 : (int) Math.min(MOST, concurrency * (AHEAD / Math.max(1, nanos)));
    }
}
