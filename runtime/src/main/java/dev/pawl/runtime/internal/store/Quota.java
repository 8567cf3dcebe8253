package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit: on how many instances execute at a time, or on how many actions start in a time.
 *
 * @param places how many execute, in each partition; null of a rate
 * @param gap from token to token; null unless a rate
 * @param burst how many tokens a full bucket holds; 0 unless a rate
 */
public record Quota(@Nullable Integer places, @Nullable Duration gap, int burst) {

    /** Whether this is a limit on rates. */
    public boolean rate() {
        return gap != null;
    }

    /**
     * A limit and what has come of it.
     *
     * @param who the operator who changed it; null where it is as the nodes declare it
     * @param executing how many places are taken, of a limit on how many execute
     * @param waiting how many stand in line; no more than {@link #MOST} are counted
     */
    public record Use(String name, Quota quota, @Nullable String who, Instant since, long executing, long waiting) {

        /** How far those in line are counted. */
        public static final int MOST = 10_000;
    }
}
