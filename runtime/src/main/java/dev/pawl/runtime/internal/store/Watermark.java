package dev.pawl.runtime.internal.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each priority of a queue a due time before which a claim or a look need not look, for whatever was due before it has
 * been claimed; or none, to look from the beginning. A bound of effort, never of truth: an instance may yet lie before it,
 * one that somebody had locked, or whose transaction was slow to commit. Immutable.
 *
 * <p>Times are those of the store, in microseconds since 1970.
 */
public final class Watermark {

    /** How many priorities there are; the greatest is the most urgent. */
    public static final int PRIORITIES = 10;

    /** Look from the beginning. */
    public static final Watermark NONE = new Watermark(new @Nullable Long[PRIORITIES]);

    private final @Nullable Long[] marks;

    private Watermark(@Nullable Long[] marks) {
        this.marks = marks;
    }

    /** The same mark for all priorities. */
    public static Watermark of(long mark) {
        @Nullable Long[] marks = new @Nullable Long[PRIORITIES];
        Arrays.fill(marks, mark);
        return new Watermark(marks);
    }

    /** The mark of a priority. */
    public @Nullable Long at(int priority) {
        return marks[priority];
    }

    /** The marks, from the most urgent priority to the least. */
    public List<@Nullable Long> urgentFirst() {
        @Nullable Long[] turned = new @Nullable Long[PRIORITIES];
        for (int priority = 0; priority < PRIORITIES; priority++) {
            turned[PRIORITIES - 1 - priority] = marks[priority];
        }
        return Arrays.asList(turned);
    }

    /** The same with another mark for a priority. */
    public Watermark with(int priority, @Nullable Long mark) {
        @Nullable Long[] changed = marks.clone();
        changed[priority] = mark;
        return new Watermark(changed);
    }

    /** The same, but for a priority no later than a time. */
    public Watermark noLater(int priority, long time) {
        Long mark = marks[priority];
        return mark == null || mark <= time ? this : with(priority, time);
    }

    @Override
    public String toString() {
        return Arrays.toString(marks);
    }
}
