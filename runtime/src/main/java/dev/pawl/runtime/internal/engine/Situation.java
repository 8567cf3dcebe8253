package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Limited;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance in the engine's hand stands: what the next event is chosen from. A value.
 *
 * @param state the state, read
 * @param document the state, as stored
 * @param rev the revision that the next outcome must name
 * @param actionAt when the action may run; null where the state has none, or has had it
 * @param attempt of the action
 * @param failures of the action
 * @param crashes workers that died in a row with the instance in hand
 * @param again the event that waits to be run again
 * @param fired the ids of the timers that have fired, and {@link StatePlan#JOIN} if the join has
 * @param kin parent and children
 * @param inbox what is known of the inbox; its {@code complete} speaks of the signals that this state takes
 * @param whole whether the inbox is complete for any state
 * @param oldest whether it has the oldest signals of all; not after a look, which passes over what its state does not take
 * @param known until when: of a signal that arrived by then, the inbox's counter knows
 * @param limited what limits the instance
 */
record Situation(
        long id,
        @Nullable String key,
        StatePlan plan,
        Object state,
        String document,
        long rev,
        Instant enteredAt,
        @Nullable Instant actionAt,
        int attempt,
        int failures,
        int crashes,
        @Nullable Pending again,
        Set<String> fired,
        Kin kin,
        Inbox inbox,
        boolean whole,
        boolean oldest,
        Instant known,
        Limited limited) {

    /** An event that waits to be run again, and until when. */
    record Pending(String event, int attempt, int failures, Instant at) {}

    /**
     * @param state what the claimed document was read as
     * @param document what the state is stored as from now on: the claimed document, unless that was of an older shape
     */
    static Situation of(Claimed claimed, StatePlan plan, Object state, String document) {
        Pending again = null;
        if (claimed.again() != null) {
            Instant at = resolve(claimed.again().at(), claimed.now());
            again = new Pending(
                    claimed.again().event(),
                    claimed.again().attempt(),
                    claimed.again().failures(),
                    at == null ? claimed.now() : at);
        }
        return new Situation(
                claimed.id(),
                claimed.key(),
                plan,
                state,
                document,
                claimed.rev(),
                claimed.enteredAt(),
                plan.action() == null ? null : claimed.actionAt(),
                claimed.attempt(),
                claimed.failures(),
                claimed.crashes(),
                again,
                claimed.fired(),
                new Kin(claimed.parent(), claimed.waits(), claimed.joinedAt()),
                claimed.inbox(),
                claimed.inbox().complete(),
                true,
                claimed.now(),
                claimed.limited());
    }

    /** The same with what a look at the inbox, for the signals of this state, has found. */
    Situation with(Inbox looked) {
        return new Situation(
                id, key, plan, state, document, rev, enteredAt, actionAt, attempt, failures, crashes, again, fired, kin,
                looked, false, false, known, limited);
    }

    /**
     * The same in the line of a rate limit, the action's time being its turn. What workers have died of was that action, so
     * its attempts count that from now on, and whatever else comes meanwhile does not wait for it.
     */
    Situation throttled(String limit, Instant turn) {
        return new Situation(
                id,
                key,
                plan,
                state,
                document,
                rev,
                enteredAt,
                turn,
                attempt + crashes,
                failures + crashes,
                0,
                again,
                fired,
                kin,
                inbox,
                whole,
                oldest,
                known,
                limited.throttled(limit));
    }

    /** The time that a due time stands for, if the commit was then; null for never. */
    static @Nullable Instant resolve(Due due, Instant commit) {
        Instant in = due.in() == null ? null : later(commit, due.in());
        if (in == null || due.at() != null && due.at().isBefore(in)) {
            return due.at();
        }
        return in;
    }

    /** A time after another; the last of all times where it cannot be counted. */
    static Instant later(Instant time, Duration delay) {
        // By whole seconds: the time between two that are far apart is counted in nanoseconds first, and that
        // overflows.
        return delay.toSeconds() < Instant.MAX.getEpochSecond() - time.getEpochSecond()
                ? time.plus(delay)
                : Instant.MAX;
    }

    /** For those who listen. */
    Subject subject() {
        return plan.subject(id, key);
    }

    @Override
    public String toString() {
        return "instance " + id + " in " + plan;
    }
}
