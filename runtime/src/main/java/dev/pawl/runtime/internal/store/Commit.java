package dev.pawl.runtime.internal.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an event: what an instance's row becomes, if it still has the revision that was seen.
 *
 * @param rev the revision that was seen
 * @param state the number of the state it is in then
 * @param then what becomes of the instance
 * @param entered whether the state was entered, so that its time counts from this commit
 * @param action when the state's action may run
 * @param attempt of the action
 * @param failures of the action
 * @param again the event to be run again; while it waits, neither the action nor timers nor new signals are due
 * @param timers the earliest of the state's timers that have not fired
 * @param fired the ids of the state's timers that have fired
 * @param seen how many delivered signals the outcome takes account of: with more, a parked instance is due at once
 * @param taken the numbers of the signals it consumes
 * @param error the failure as JSON, of the last attempt or of the end; null clears it, {@link #SAME_ERROR} leaves it
 * @param note what the history is told; null for nothing
 * @param family what it means for children and parent
 * @param effects what it does to other instances
 * @param limited what limits it; its place is free when it is given back, and the next in line is let in
 */
public record Commit(
        long id,
        long rev,
        int state,
        String data,
        Then then,
        boolean entered,
        Due action,
        int attempt,
        int failures,
        @Nullable Again again,
        Due timers,
        Set<String> fired,
        int seen,
        List<Long> taken,
        @Nullable String error,
        @Nullable Note note,
        Family family,
        Effects effects,
        Limited limited) {

    /** In place of an error: it is the one that it was. */
    public static final String SAME_ERROR = "";

    /** What becomes of an instance. */
    public enum Then {
        /** Its claimer keeps it: the lease stays. */
        CONTINUE,
        /** It is given back, due when its action, its event, a timer or a signal is. */
        PARK,
        /** It has ended in a terminal state. */
        DONE,
        /** It has ended by an error. */
        FAILED
    }
}
