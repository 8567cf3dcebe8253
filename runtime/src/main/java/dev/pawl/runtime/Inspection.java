package dev.pawl.runtime;

import dev.pawl.Failure;
import dev.pawl.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An instance of any machine, as an operator finds it. Times are the database's.
 *
 * @param state the name of its state
 * @param document its state as JSON
 * @param attempt how many times the event that comes next was run before
 * @param failures how many times in a row it has failed
 * @param failure the last failure, or the one it ended by, with its stack
 * @param reason why it was cancelled
 * @param due when it may run next, where a time is set
 * @param limit on how many execute, that it was inserted with
 * @param partition that it was inserted with
 * @param heldBackBy what holds it back now: the limit in whose line it stands, or, of a partition without a limit, {@code
 *     @} and its machine
 * @param held why it is paused; empty where it is not
 * @param parent the id of the instance that spawned it, also where that waits for it no longer
 * @param awaited for how many children it waits that have not ended
 */
public record Inspection(
        long id,
        String machine,
        int version,
        String state,
        String document,
        Status status,
        Optional<String> key,
        String queue,
        int priority,
        int attempt,
        int failures,
        Optional<Failure> failure,
        Optional<String> reason,
        Instant insertedAt,
        Instant enteredAt,
        Optional<Instant> endedAt,
        Optional<Instant> due,
        Optional<String> limit,
        Optional<String> partition,
        Optional<String> heldBackBy,
        Set<Hold> held,
        OptionalLong parent,
        int awaited) {

    /** A reason for which an instance is {@link Status#PAUSED}, or will be when its step has ended. */
    public enum Hold {
        /** An operator paused it: {@link Operations#pause}. */
        ITSELF,

        /** An operator paused its machine: {@link Operations#pauseMachine}. */
        MACHINE,

        /**
         * No live node knows the state in which it stands: that version of its machine, or that shape of the state. It goes
         * on by itself once there is one: {@link Operations#unknownStates}.
         */
        UNKNOWN
    }

    /** A signal that waits in the inbox. */
    public record Waiting(String signal, String document, Instant at) {}

    /**
     * An instance with what belongs to it.
     *
     * @param inbox the oldest thousand signals that wait
     * @param history its last part is left out where it has more than a thousand entries
     */
    public record Detail(Inspection instance, List<Waiting> inbox, List<HistoryEntry> history) {}
}
