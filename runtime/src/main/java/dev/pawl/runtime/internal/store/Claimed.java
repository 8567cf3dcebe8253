package dev.pawl.runtime.internal.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instance as its claimer finds it.
 *
 * @param state the number of its state
 * @param rev the revision that its outcome must name
 * @param now when it was claimed; every signal in the inbox arrived before
 * @param actionAt when its action may run; null where it has none, or has had it
 * @param attempt how many times the action was run since the state was entered
 * @param failures how many times in a row the action has failed
 * @param crashes how many workers in a row died with the instance in hand since the last commit
 * @param again the event that waits to be run again
 * @param parent who waits for its end; null where nobody does
 * @param waits whether it waits for children
 * @param joinedAt since when none of these is left
 * @param fired the ids of the state's timers that have fired
 * @param limited what limits it; where that is a gate, it has no place yet
 */
public record Claimed(
        long id,
        int state,
        long rev,
        @Nullable String key,
        String data,
        Instant now,
        Instant enteredAt,
        @Nullable Instant actionAt,
        int attempt,
        int failures,
        int crashes,
        @Nullable Again again,
        @Nullable Long parent,
        boolean waits,
        @Nullable Instant joinedAt,
        Set<String> fired,
        Inbox inbox,
        Limited limited) {}
