package dev.pawl;

import java.util.Optional;

/**
 * How a child ended.
 *
 * @param <R> what it ends with
 */
public sealed interface Child<R> {

    /** Its business key. */
    Optional<String> key();

    /** It entered a terminal state, which is its result. */
    record Done<R>(long id, Optional<String> key, R result) implements Child<R> {}

    /** A step stopped it, or its attempts were used up. */
    record Failed<R>(long id, Optional<String> key, Failure failure) implements Child<R> {}

    /** It was cancelled, for the given reason. */
    record Cancelled<R>(long id, Optional<String> key, String reason) implements Child<R> {}

    /** It was not inserted, for another instance had its key. */
    record Refused<R>(Optional<String> key) implements Child<R> {}
}
