package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/**
 * What has to be done from time to time so that the store stays in shape. Any number of nodes may do it at once.
 * Thread-safe. Each method throws {@link dev.pawl.runtime.error.DatabaseException}.
 */
public interface Upkeep {

    /**
     * Makes room for the history of this month and the next two. Where that fails, nothing is lost: what has no month
     * goes elsewhere, and is moved once its month is made.
     *
     * @return how many months were made
     */
    int extendHistory();

    /** The months of the history, oldest first, that ended longer ago than this. */
    List<YearMonth> historyOlderThan(Duration age);

    /**
     * A part of a month of the history, as JSON: by instance, and the entries of each in their order.
     *
     * @param after the last that is known; {@link Line#FIRST} where none is
     */
    List<Line> historyLines(YearMonth month, Line after, int limit);

    /** Whether this month of the history is there: it is not, once any node has dropped it. */
    boolean hasHistory(YearMonth month);

    /** Drops a month of the history; tells whether it was there. */
    boolean dropHistory(YearMonth month);

    /**
     * Deletes instances that ended longer ago than their machine keeps them, with their signals and dedup keys: of each
     * machine no more than this, and none that is locked just now.
     *
     * @return the most that any machine lost; if that is the limit, there may be more
     */
    int deleteEnded(int limit);

    /** An entry of a history, as JSON. */
    record Line(long instance, long rev, String json) {
        /** Before all others. */
        public static final Line FIRST = new Line(Long.MIN_VALUE, Long.MIN_VALUE, "");
    }
}
