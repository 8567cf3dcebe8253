package dev.pawl.runtime;

import dev.pawl.Completion;
import dev.pawl.Failure;
import dev.pawl.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An instance as it was found at one moment. Times are the database's.
 *
 * @param version of the machine it belongs to
 * @param stateName the name of its state in the database
 * @param state its state, as a value of the machine's state record; empty where this program does not know the version,
 *     state or shape
 * @param document its state as JSON
 * @param attempt how many times the event that comes next was run before
 * @param failures how many times in a row it has failed
 * @param failure the last failure, or the one it ended by
 * @param due when it may run next, where a time is set
 * @param parent the id of the instance that spawned it, also where that waits for it no longer
 * @param completion how it ended, or that it has not; empty where its result is of a version that this program does not
 *     know
 * @param <R> what an instance ends with
 */
public record Instance<R>(
        long id,
        String machine,
        int version,
        String stateName,
        Optional<Object> state,
        String document,
        Status status,
        Optional<String> key,
        String queue,
        int priority,
        int attempt,
        int failures,
        Optional<Failure> failure,
        Instant insertedAt,
        Instant enteredAt,
        Optional<Instant> endedAt,
        Optional<Instant> due,
        OptionalLong parent,
        Optional<Completion<R>> completion) {}
