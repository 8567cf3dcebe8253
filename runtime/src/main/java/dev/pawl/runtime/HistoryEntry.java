package dev.pawl.runtime;

import dev.pawl.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that happened to an instance, written with the outcome that it tells of: what was not committed is not in the
 * history, and what was is.
 *
 * @param revision what tells it from the instance's other entries; rises from one to the next, with gaps
 * @param at when, by the database's clock
 * @param began when the execution began in which it happened, or which it ended, by the database's clock: the instance was
 *     claimed and had its place at its limit, and was its node's from then on. The steps of one execution share it. Empty
 *     where nobody executed the instance
 * @param from the name of the state it came from; empty where the instance began
 * @param to the name of the state it is in then
 * @param version of the machine
 * @param event what was run, where something was
 * @param step the method that ran
 * @param attempt how often the event had been run before
 * @param failures how often in a row the event has failed, this time included
 * @param node the number of the node that executed it, or that died with it
 * @param who the operator who asked for it
 * @param document the document of the state that was entered; empty for terminal states and where none was
 * @param failure the error it failed by
 * @param reason why it was cancelled
 */
public record HistoryEntry(
        long revision,
        Instant at,
        Optional<Instant> began,
        What what,
        Optional<String> from,
        String to,
        int version,
        Optional<Event> event,
        Optional<String> step,
        int attempt,
        int failures,
        OptionalLong node,
        Optional<String> who,
        Optional<String> document,
        Optional<Failure> failure,
        Optional<String> reason) {

    /** What happened. */
    public enum What {
        /** It began. */
        INSERTED,
        /** A step returned a state, which was entered. */
        ENTERED,
        /** A step stayed in its state. */
        STAYED,
        /** A step asked to be run again. */
        REPLAYED,
        /** A step threw, and its event is run again. */
        ATTEMPT_FAILED,
        /** It ended by an error. */
        FAILED,
        /** A step stopped it. */
        STOPPED,
        /** It was cancelled. */
        CANCELLED,
        /** A worker died with it in hand. */
        CRASHED,
        /** An operator has stopped it for a while. */
        PAUSED,
        /** An operator has let it go on. */
        RESUMED,
        /** An operator has had it go on where it failed. */
        RETRIED,
        /** An operator has put it into a state that it was in before. */
        REWOUND,
        /** An operator has sent it a signal. */
        SIGNALLED,
        /** An operator has deleted it. */
        DELETED,
        /** A signal that it sent, or an instance that it inserted, was refused; what else it did was done. */
        REFUSED
    }

    /**
     * What a step ran for; of what was refused, what it was.
     *
     * @param name of the signal (of several, with commas), the id of the timer, or the class of the error; empty for an
     *     action and for children; of what was refused, whom it was for
     */
    public record Event(Kind kind, String name) {

        /** Of which kind. */
        public enum Kind {
            /** The state was entered. */
            ACTION,
            /** A signal was in the inbox. */
            SIGNAL,
            /** Signals were in the inbox, and the step takes all of them. */
            SIGNALS,
            /** A time had come. */
            TIMER,
            /** The children had ended. */
            CHILDREN,
            /** Another step threw. */
            ERROR,
            /** A signal was sent. */
            SEND,
            /** An instance was inserted. */
            INSERT
        }
    }
}
