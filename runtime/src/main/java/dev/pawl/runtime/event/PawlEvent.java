package dev.pawl.runtime.event;

import dev.pawl.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link PawlListener} is told. A later version of the library may add events, and components to an event; so
 * implement the listener's methods, and leave the making of events to the node.
 */
public sealed interface PawlEvent {

    /**
     * A client of this node has inserted instances of a machine.
     *
     * @param count how many were inserted
     * @param refused how many were not, for a live instance has their key
     * @param took how long the call took; one that inserts instances of several machines counts for each of them
     * @param withCaller whether it is a part of the caller's own transaction, which may still be rolled back
     */
    record Inserted(String machine, int count, int refused, Duration took, boolean withCaller) implements PawlEvent {}

    /**
     * A client of this node has sent a signal.
     *
     * @param took how long the call took
     * @param withCaller whether it is a part of the caller's own transaction, which may still be rolled back
     */
    record Signalled(String machine, String signal, Receipt receipt, Duration took, boolean withCaller)
            implements PawlEvent {

        /** What became of the signal. */
        public enum Receipt {
            /** It is in the inbox. */
            DELIVERED,
            /** One with its dedup key was there before. */
            DUPLICATE,
            /** There is no such live instance of the machine. */
            REFUSED
        }
    }

    /**
     * A client or an operator of this node has cancelled an instance.
     *
     * @param machine the name of its machine; empty where an operator did it, who names the id alone
     */
    record Cancelled(long id, Optional<String> machine) implements PawlEvent {}

    /** What made a queue's worker look for work. */
    record Woken(String queue, Cause cause) implements PawlEvent {

        /** Who knew of the work. */
        public enum Cause {
            /** This node, which made it: an insert, a signal, a lease that it returned. */
            NODE,
            /** Another node, which announced it. */
            NOTICE,
            /** The look once a poll interval. Many of them say that announcements are not heard. */
            LOOK
        }
    }

    /**
     * The node has looked when work is due, in all its queues.
     *
     * @param due the queues that have work now
     */
    record Looked(List<String> due, Duration took) implements PawlEvent {}

    /**
     * The node has asked for instances of a queue, by itself or along with signals that it delivered; of the latter it is told
     * only where it got some.
     *
     * @param asked for how many there was room; with signals, for no more than these
     * @param count how many it got
     * @param took how long the statement took
     */
    record Claimed(String queue, int asked, int count, Duration took) implements PawlEvent {}

    /**
     * An action was put off by a rate limit: its instance waits for its turn.
     *
     * @param limit the name of the limit
     */
    record Throttled(Subject subject, String limit) implements PawlEvent {}

    /**
     * A step is about to be called.
     *
     * @param step the name of its method
     * @param attempt how often it was run before for the same event
     * @param failures how often in a row it has failed
     */
    record StepStarted(Subject subject, String step, int attempt, int failures) implements PawlEvent {}

    /**
     * A step has ended; its outcome is yet to be committed, unless it took its connection. One for each {@link StepStarted}.
     *
     * @param subject the state is still that in which the step was called
     * @param step the name of its method
     * @param took how long the method took, and nothing else
     * @param error what the step threw, or what is wrong with what it returned
     */
    record StepEnded(Subject subject, String step, Result result, Duration took, Optional<Throwable> error)
            implements PawlEvent {

        /** What a step came to. */
        public enum Result {
            /** It goes on in a state, perhaps the same, which it enters. */
            ENTERED,
            /** It stays in its state. */
            STAYED,
            /** The same event is run again, as the step asked. */
            REPLAYED,
            /** The instance is done. */
            DONE,
            /** The step stopped the instance, which has failed by it. */
            STOPPED,
            /** It threw, or returned what it may not. */
            THREW,
            /** It was not called: there was no transaction to be had for it. */
            NOT_CALLED
        }
    }

    /**
     * Outcomes were committed, in one transaction.
     *
     * @param count how many
     * @param stale how many of them were void: their instance was cancelled, or its lease lost
     * @param took how long the statement took
     * @param withStep whether it was the transaction of a step that takes its connection
     */
    record Committed(int count, int stale, Duration took, boolean withStep) implements PawlEvent {}

    /** The outcome of an instance's step was void: the instance was cancelled, or its lease lost. */
    record Voided(Subject subject) implements PawlEvent {}

    /**
     * A step has failed, and its event is to be run again.
     *
     * @param step the name of its method
     * @param failures how often in a row it has failed by now
     * @param in after how long
     */
    record Retried(Subject subject, String step, int failures, Duration in, Throwable error) implements PawlEvent {}

    /**
     * An instance has ended by a step of this node, and that is committed.
     *
     * @param subject in the state in which it has ended
     * @param status {@code DONE} or {@code FAILED}; for those that were cancelled see {@link Cancelled}
     */
    record Ended(Subject subject, Status status) implements PawlEvent {}

    /**
     * An instance that this node works on is no longer its own: it was cancelled, or the lease could not be extended in time.
     * The step that runs goes on, but its outcome will be void.
     *
     * @param subject in the state in which it was claimed
     */
    record LeaseLost(Subject subject) implements PawlEvent {}

    /**
     * This node has returned instances whose leases had expired: whoever had them died, was cut off, or was frozen. Each
     * counts as a failure.
     *
     * @param instances their ids
     */
    record Reaped(String queue, List<Long> instances) implements PawlEvent {}

    /**
     * A call of this node to the database has failed for the database's sake, and none had before.
     *
     * @param reason the message of the first failure
     */
    record DatabaseLost(String reason) implements PawlEvent {}

    /**
     * The database answers this node again.
     *
     * @param away since when it did not
     * @param failures how many calls have failed in that time
     */
    record DatabaseBack(Duration away, long failures) implements PawlEvent {}

    /**
     * How much work of a queue waits for a worker, on whatever node; see {@link PawlListener#backlogEvery}.
     *
     * @param due how many instances are due and not claimed, up to 10,000
     * @param more whether there are more than that
     * @param oldest how long the first of them has been due; zero where there are none
     */
    record Backlog(String queue, int due, boolean more, Duration oldest) implements PawlEvent {}
}
