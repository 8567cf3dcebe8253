package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules, as the nodes have them in common. Thread-safe. Each method throws {@link
 * dev.pawl.runtime.error.DatabaseException}.
 *
 * <p>A schedule has a revision that rises with every change. Whoever changes it names the revision that it saw, and where
 * that has moved on, changes nothing: so of all nodes that see an occurrence come, one makes its instance.
 */
public interface Schedules {

    /** A node that has not looked for so long no longer counts as alive. */
    Duration ALIVE = Duration.ofSeconds(30);

    /** Looks at those of these names, which may not be there; those that are as given here count as had by a live node. */
    Looked look(Collection<ScheduleDefinition> definitions);

    /**
     * Makes a schedule, or has it be as given from now on.
     *
     * @param rev the revision that was seen; {@link ScheduleRow#NONE} where there was none
     * @return false if it is at another
     */
    boolean define(ScheduleDefinition definition, Instant next, long rev);

    /**
     * Inserts the instance of an occurrence and goes on to the next, in one transaction. If a live instance has its key,
     * none is inserted, and the schedule tells of that.
     *
     * @return what became of the instance; null if the schedule is at another revision, and nothing was changed
     */
    @Nullable InsertedRow fire(Firing firing, NewRow instance);

    /** Goes on to the next occurrence without an instance; false if the schedule is at another revision. */
    boolean skip(String name, long rev, Instant next);

    /**
     * Tells that an occurrence failed.
     *
     * @param again after how long it is to be tried again; null if it was what an operator asked for, which is not
     * @return false if the schedule is at another revision
     */
    boolean fail(String name, long rev, String error, @Nullable Duration again);

    /** All, by name. */
    List<ScheduleRow> list();

    /** Lets none of its occurrences come until it is resumed. */
    Operated.Answer pause(String name, String who);

    /** Lets a paused one go on, from where it was. */
    Operated.Answer resume(String name, String who);

    /** Has a live node make an instance soon; not applicable where there is none, or where one is asked already. */
    Operated.Answer ask(String name, String who);

    /** Deletes one that no live node has. */
    Operated.Answer delete(String name);

    /**
     * Some schedules as they were at a moment.
     *
     * @param now the moment, by the store's clock
     */
    record Looked(Instant now, List<ScheduleRow> rows) {

        /** The schedule of that name; null where there is none. */
        public @Nullable ScheduleRow row(String name) {
            return rows.stream()
                    .filter(row -> row.definition().name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * An occurrence whose instance is to be inserted.
     *
     * @param rev the revision of the schedule that was seen
     * @param at when it is, or, of an operator's, was asked for
     * @param next the occurrence after it; null for an operator's, which is beside the others
     * @param by the operator; null where time brought it
     * @param asked whether it is what the operator has asked for, so that nothing more is to come
     */
    record Firing(
            String name,
            long rev,
            Instant at,
            @Nullable Instant next,
            @Nullable String by,
            boolean asked) {

        /** What the schedule tells if a live instance has the key. */
        public String refused(@Nullable String key, long holder) {
            return "No instance for " + at + ": the live instance " + holder + " has the key '" + key + "'.";
        }
    }
}
