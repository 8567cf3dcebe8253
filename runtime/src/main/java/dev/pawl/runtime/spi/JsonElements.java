package dev.pawl.runtime.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the elements of arrays gather until it is known how many there are; those of an inner one above those of an outer. */
final class JsonElements {

    private static final int FIRST_LENGTH = 64;
    private static final int LONGEST_KEPT = 1024;

    private @Nullable Object[] all = new @Nullable Object[FIRST_LENGTH];
    private int count;
    private int used;

    /** How many there are; an array that begins now has those that come. */
    int count() {
        return count;
    }

    void add(@Nullable Object element) {
        if (count == all.length) {
            all = Arrays.copyOf(all, count * 2);
        }
        all[count++] = element;
        used = Math.max(used, count);
    }

    /** Takes away those that came since there were so many. */
    @Nullable Object[] take(int since) {
        @Nullable Object[] taken = Arrays.copyOfRange(all, since, count);
        count = since;
        return taken;
    }

    /** Forgets all of them, those that were taken too. */
    void clear() {
        if (all.length > LONGEST_KEPT) {
            all = new @Nullable Object[FIRST_LENGTH];
        } else {
            Arrays.fill(all, 0, used, null);
        }
        count = 0;
        used = 0;
    }
}
