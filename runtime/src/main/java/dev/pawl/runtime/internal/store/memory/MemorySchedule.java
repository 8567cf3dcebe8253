package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A schedule: the columns of its row in Postgres. */
final class MemorySchedule {

    ScheduleDefinition definition;
    long rev;
    Instant since;
    Instant next;

    /** When the node last looked at it as it has it, in nanoseconds of the store's second clock, see {@link MemoryStore}. */
    long seen;

    @Nullable Instant last;

    @Nullable Long lastInstance;

    ScheduleRow.@Nullable Act pause;
    ScheduleRow.@Nullable Act resume;
    ScheduleRow.@Nullable Act trigger;
    ScheduleRow.@Nullable Act asked;
    int failures;

    @Nullable Instant again;

    ScheduleRow.@Nullable Problem error;

    MemorySchedule(ScheduleDefinition definition, Instant since, Instant next, long seen) {
        this.definition = definition;
        this.since = since;
        this.next = next;
        this.seen = seen;
    }

    /** What failed before is no matter any more. */
    void well() {
        failures = 0;
        again = null;
    }

    ScheduleRow row(boolean live) {
        return new ScheduleRow(
                definition,
                rev,
                since,
                next,
                live,
                last,
                lastInstance,
                pause,
                resume,
                trigger,
                asked,
                failures,
                again,
                error);
    }
}
