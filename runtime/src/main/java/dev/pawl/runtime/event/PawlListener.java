package dev.pawl.runtime.event;

import java.time.Duration;
import java.util.Optional;

/**
 * Hears what a node does: the base of metrics, traces and alarms. Implement what is of interest; a later version may add
 * methods, which then do nothing.
 *
 * <p>A listener is called by the threads that do the work, several at a time, so it must be thread-safe, and it must be quick:
 * what it does slowly, it should hand to a thread of its own. It is called while the node holds neither a lock nor a
 * connection of the pool, except that a client call on a caller's connection is told of while the caller has it. Whatever it
 * throws is logged, with the first stack of each kind of event and then at most once a minute, and does the node no harm.
 *
 * <p>The node tells of its own doings alone, once, after the fact and outside the transaction: what it did in the moment
 * before it died, and what it never had an answer for, may go untold. For a record that is complete, see the history.
 */
public interface PawlListener {

    /** See {@link PawlEvent.Inserted}. */
    default void inserted(PawlEvent.Inserted event) {}

    /** See {@link PawlEvent.Signalled}. */
    default void signalled(PawlEvent.Signalled event) {}

    /** See {@link PawlEvent.Cancelled}. */
    default void cancelled(PawlEvent.Cancelled event) {}

    /** See {@link PawlEvent.Woken}. */
    default void woken(PawlEvent.Woken event) {}

    /** See {@link PawlEvent.Looked}. */
    default void looked(PawlEvent.Looked event) {}

    /** See {@link PawlEvent.Claimed}. */
    default void claimed(PawlEvent.Claimed event) {}

    /** See {@link PawlEvent.StepStarted}. Called by the thread that then calls the step. */
    default void stepStarted(PawlEvent.StepStarted event) {}

    /** See {@link PawlEvent.StepEnded}. Called by the thread that called the step. */
    default void stepEnded(PawlEvent.StepEnded event) {}

    /** See {@link PawlEvent.Committed}. */
    default void committed(PawlEvent.Committed event) {}

    /** See {@link PawlEvent.Voided}. */
    default void voided(PawlEvent.Voided event) {}

    /** See {@link PawlEvent.Retried}. */
    default void retried(PawlEvent.Retried event) {}

    /** See {@link PawlEvent.Throttled}. */
    default void throttled(PawlEvent.Throttled event) {}

    /** See {@link PawlEvent.Ended}. */
    default void ended(PawlEvent.Ended event) {}

    /** See {@link PawlEvent.LeaseLost}. */
    default void leaseLost(PawlEvent.LeaseLost event) {}

    /** See {@link PawlEvent.Reaped}. */
    default void reaped(PawlEvent.Reaped event) {}

    /** See {@link PawlEvent.DatabaseLost}. */
    default void databaseLost(PawlEvent.DatabaseLost event) {}

    /** See {@link PawlEvent.DatabaseBack}. */
    default void databaseBack(PawlEvent.DatabaseBack event) {}

    /** See {@link PawlEvent.Backlog}. Only where {@link #backlogEvery} asks for it. */
    default void backlog(PawlEvent.Backlog event) {}

    /**
     * How often to count what waits in the queues that the node runs, at least one second; empty for never, which is the
     * default. It is one statement, which reads an index and no more than 10,000 entries a queue. Asked while the node is set up; of several
     * listeners the most frequent is right, and all are told.
     */
    default Optional<Duration> backlogEvery() {
        return Optional.empty();
    }
}
