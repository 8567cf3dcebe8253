package dev.pawl;

/**
 * How an instance ended, or that it has not.
 *
 * @param <R> the machine's result
 */
public sealed interface Completion<R> {

    /** It entered a terminal state, which is its result. */
    record Done<R>(R result) implements Completion<R> {}

    /** A step stopped it, or its attempts were used up. An operator may retry it. */
    record Failed<R>(Failure failure) implements Completion<R> {}

    /** It was cancelled, for the given reason. */
    record Cancelled<R>(String reason) implements Completion<R> {}

    /** It has not ended; this is what it does. */
    record Running<R>(Status status) implements Completion<R> {}
}
