package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.engine.cron.Timetable;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a schedule whose next occurrence has come, perhaps long ago.
 *
 * @param occurrence the one to make an instance for; null for none
 * @param next the first one after all that is done with by that
 */
record CatchUp(@Nullable Instant occurrence, Instant next) {

    /** One that is no later than this was not missed, unless the one after it has come, too. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration FIRST_WINDOW = Duration.ofMinutes(1);

    /**
     * Decides.
     *
     * @param due the next occurrence, which has come
     * @param since since when the timetable holds; an older occurrence is of the one before it
     */
    static CatchUp of(Timetable timetable, Policy missed, Instant due, Instant since, Instant now) {
        Instant known = later(due, since);
        if (missed == Policy.ALL) {
            return new CatchUp(due, timetable.after(known));
        }
        Instant latest = latest(timetable, due, known, now);
        Instant next = timetable.after(later(latest, since));
        boolean late = missed == Policy.SKIP && latest.isBefore(now.minus(GRACE));
        return new CatchUp(late ? null : latest, next);
    }

    /** The last one that has come. It is looked for backwards, for a year of seconds is long. */
    private static Instant latest(Timetable timetable, Instant due, Instant known, Instant now) {
        if (timetable.after(known).isAfter(now)) {
            return due;
        }
        Duration window = FIRST_WINDOW;
        Instant found = timetable.after(later(known, now.minus(window)));
        while (found.isAfter(now)) {
            window = window.multipliedBy(4);
            found = timetable.after(later(known, now.minus(window)));
        }
        for (Instant next = timetable.after(found); !next.isAfter(now); next = timetable.after(next)) {
            found = next;
        }
        return found;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
