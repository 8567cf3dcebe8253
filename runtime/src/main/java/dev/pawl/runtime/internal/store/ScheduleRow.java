package dev.pawl.runtime.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the store.
 *
 * @param rev rises with every change
 * @param since since when it comes at these times
 * @param next the first occurrence that nothing was done about
 * @param live whether a live node has it like this
 * @param last the last occurrence that an instance was inserted for, be it an operator's
 * @param lastInstance the id of that
 * @param pause who paused it, where it is paused
 * @param resume who resumed it last
 * @param trigger who triggered it last
 * @param asked who has asked for an instance that is still to come
 * @param failures how often in a row its next occurrence has failed
 * @param again when that is to be tried again
 * @param error what went wrong last
 */
public record ScheduleRow(
        ScheduleDefinition definition,
        long rev,
        Instant since,
        Instant next,
        boolean live,
        @Nullable Instant last,
        @Nullable Long lastInstance,
        @Nullable Act pause,
        @Nullable Act resume,
        @Nullable Act trigger,
        @Nullable Act asked,
        int failures,
        @Nullable Instant again,
        @Nullable Problem error) {

    /** The revision of one that is not there. */
    public static final long NONE = -1;

    /** The row once its next occurrence is done with. */
    public ScheduleRow after(Instant following) {
        return new ScheduleRow(
                definition,
                rev + 1,
                since,
                following,
                live,
                last,
                lastInstance,
                pause,
                resume,
                trigger,
                asked,
                0,
                null,
                error);
    }

    /** What an operator did, and when. */
    public record Act(String who, Instant at) {}

    /** What went wrong, and when. */
    public record Problem(String text, Instant at) {}
}
