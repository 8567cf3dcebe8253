package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who of a batch may ask for a place at once, and who stands in line from the start. */
public final class Ranks {

    private Ranks() {}

    /**
     * Of those that want a place at once, how many of the batch come before at the same gate, itself included. Null for the
     * others.
     *
     * @param sure whether somebody sees to those who stand in line behind one that is not inserted, its key being taken
     */
    public static List<@Nullable Integer> of(List<NewRow> rows, boolean sure) {
        @Nullable Integer[] ranks = new Integer[rows.size()];
        Map<Gate, Integer> counts = new HashMap<>();
        for (int priority = 9; priority >= 0 && rows.size() > 1; priority--) {
            for (int i = 0; i < ranks.length; i++) {
                NewRow row = rows.get(i);
                if (row.gate() != null
                        && row.priority() == priority
                        && Duration.ZERO.equals(row.action().in())
                        && (row.key() == null || sure)) {
                    ranks[i] = counts.merge(row.gate(), 1, Integer::sum);
                }
            }
        }
        return Arrays.asList(ranks);
    }
}
