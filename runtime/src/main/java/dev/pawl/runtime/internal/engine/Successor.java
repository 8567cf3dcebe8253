package dev.pawl.runtime.internal.engine;

import dev.pawl.Status;
import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance will stand once an outcome is committed: a {@link Situation} whose times, in part, only the commit
 * knows. A value.
 *
 * @param end how the instance ends by it: {@code DONE}, {@code FAILED}, or null where it goes on
 * @param left what stays in the inbox
 * @param whole whether that is all there was
 * @param taken the numbers of the signals that are consumed
 * @param error the failure that is kept, as JSON; or {@link Commit#SAME_ERROR}
 * @param note what the history is told
 * @param waits for how many children it waits then, in the words of {@link Family#waits}
 * @param effects what it does to other instances
 */
record Successor(
        Situation from,
        Commit.@Nullable Then end,
        StatePlan plan,
        Object state,
        String document,
        boolean entered,
        Due action,
        int attempt,
        int failures,
        @Nullable Again again,
        Set<String> fired,
        List<Mail> left,
        List<Long> taken,
        @Nullable String error,
        @Nullable Note note,
        int waits,
        Effects effects) {

    /** The same, with what it does to other instances. */
    Successor with(Effects effects) {
        int children = effects.children().size();
        return new Successor(
                from,
                end,
                plan,
                state,
                document,
                entered,
                action,
                attempt,
                failures,
                again,
                fired,
                left,
                taken,
                error,
                note,
                children > 0 ? children : waits,
                effects);
    }

    /** Nothing has happened; at the most, an event that was to be run again has ceased to be the next. */
    static Successor unchanged(Situation from, boolean blocked) {
        Situation.Pending pending = from.again();
        Again again = !blocked || pending == null
                ? null
                : new Again(pending.event(), pending.attempt(), pending.failures(), Due.at(pending.at()));
        // The error is of what waits to be run again: of the action, or of that event while it is the next.
        String error = pending == null || blocked ? Commit.SAME_ERROR : null;
        return new Successor(
                from,
                null,
                from.plan(),
                from.state(),
                from.document(),
                false,
                Due.at(from.actionAt()),
                from.attempt(),
                from.failures(),
                again,
                from.fired(),
                from.inbox().signals(),
                List.of(),
                error,
                null,
                // Where a release has taken the join away, an end of the last child would make it due for ever.
                from.plan().join() == null && !from.kin().expecting() ? Family.FOR_NONE : Family.AS_BEFORE,
                Effects.NONE);
    }

    /** The instance as it will be, for those who listen. */
    Subject subject() {
        return plan.subject(from.id(), from.key());
    }

    /** How it ends, if it does. */
    Status status() {
        return end == Commit.Then.DONE ? Status.DONE : Status.FAILED;
    }

    /** After how long its event is run again; zero where it is not. */
    Duration delay() {
        Duration delay = again == null ? action.in() : again.at().in();
        return delay == null ? Duration.ZERO : delay;
    }

    /** The situation after a commit at that time, if nobody has changed anything before. */
    Situation at(long rev, int mail, Instant now) {
        return at(rev, mail, now, waits == Family.AS_BEFORE ? from.kin().joinedAt() : null);
    }

    private Situation at(long rev, int mail, Instant now, @Nullable Instant joinedAt) {
        boolean same = plan == from.plan();
        boolean nothingNew = mail == from.inbox().mail();
        boolean complete = nothingNew && (from.whole() || same && from.inbox().complete());
        // What a look for the state before has passed over may be older than what it has found.
        List<Mail> known = same || from.oldest() ? left : List.of();
        Situation.Pending pending = null;
        if (again != null) {
            Instant at = Situation.resolve(again.at(), now);
            pending = new Situation.Pending(again.event(), again.attempt(), again.failures(), at == null ? now : at);
        }
        return new Situation(
                from.id(),
                from.key(),
                plan,
                state,
                document,
                rev,
                entered ? now : from.enteredAt(),
                Situation.resolve(action, now),
                attempt,
                failures,
                0,
                pending,
                fired,
                new Kin(
                        from.kin().parent(),
                        waits == Family.AS_BEFORE ? from.kin().waits() : waits > 0,
                        joinedAt),
                new Inbox(from.inbox().mail(), known, complete),
                nothingNew && from.whole(),
                !same || from.oldest(),
                now,
                limited());
    }

    Situation at(Committed committed) {
        return at(committed.rev(), committed.mail(), committed.now(), committed.joinedAt());
    }

    /** Whether children may be left behind that are to be cancelled. */
    boolean leaves() {
        return waits != Family.AS_BEFORE
                && from.kin().expecting()
                && !from.plan().abandon();
    }

    /**
     * The commit that leads there.
     *
     * @param then what becomes of the instance
     * @param atOnce whether a parked instance is due at once, whatever it waits for
     */
    Commit commit(Commit.Then then, boolean atOnce) {
        Due timers = Due.NEVER;
        if (then == Commit.Then.PARK) {
            timers = entered ? plan.timersDueOnEntry(state) : plan.timersDue(state, fired, from.enteredAt());
        }
        int seen = atOnce
                ? -1
                : plan.signals().isEmpty() ? Integer.MAX_VALUE : from.inbox().mail();
        return new Commit(
                from.id(),
                from.rev(),
                plan.id().state(),
                document,
                then,
                entered,
                action,
                attempt,
                failures,
                again,
                timers,
                fired,
                seen,
                taken,
                error,
                note,
                new Family(
                        waits,
                        plan.abandon(),
                        leaves(),
                        end == null ? null : from.kin().parent()),
                effects,
                limited());
    }

    /** It stays in the line of a rate limit where nothing but its place in there has come of it. */
    private Limited limited() {
        boolean stays = !entered && end == null && action.equals(Due.at(from.actionAt()));
        return from.limited().throttled(stays ? from.limited().throttle() : null);
    }
}
