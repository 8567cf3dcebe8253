package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Mail;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An instance: the columns of its row in Postgres, and its inbox. Changed inside {@link MemoryInstances#change} only, which
 * keeps the indexes right.
 */
final class MemoryInstance {

    /** Held by an operator. */
    static final int BY_OPERATOR = 1;

    /** Held with its machine. */
    static final int WITH_MACHINE = 2;

    /** Set aside, for no live node knows its state. */
    static final int ASIDE = 4;

    /** The place of a child: whose it is, at which revision it was spawned, and its number among its siblings. */
    record Birth(long parent, long spawn, int nth) {}

    final long id;
    final int machine;
    final String queue;
    final int priority;
    final @Nullable String key;
    final Instant insertedAt;
    final TreeMap<Long, Mail> inbox = new TreeMap<>();
    final Set<String> dedups = new HashSet<>();

    /** Who spawned it, at which of its revisions, and as which of the children of that; null where nobody did. */
    final @Nullable Birth birth;

    /** Where it needs a place to execute. */
    final @Nullable Gate gate;

    int state;
    String data;
    Status status;
    long rev;

    @Nullable Long node;

    @Nullable Instant due;
    /** In nanoseconds of the store's second clock, see {@link MemoryStore}. */
    @Nullable Long lease;

    /** Since when it executes, or last did: claimed, and in its place. */
    @Nullable Instant beganAt;

    @Nullable Instant actionAt;

    int attempt;
    int failures;
    int crashes;

    @Nullable String event;

    int eventAttempt;
    int eventFailures;

    @Nullable Instant eventAt;

    /** How many of the children that it waits for have not ended; null while it waits for none. */
    @Nullable Integer kids;

    /** The revision at which it spawned those. */
    @Nullable Long spawned;

    /** Since when none of those is left. */
    @Nullable Instant joinedAt;

    /** Whether these go on when it leaves the state. */
    boolean abandon;

    /** Whether it has a place at its gate: while it executes. */
    boolean seated;

    /** Since when it stands in line for a place; null unless it does. */
    @Nullable Instant lineAt;

    /** When it was let in from there, for its next claim. */
    @Nullable Instant letAt;

    /** The rate limit in whose line it stands; its turn is the time of its action. */
    @Nullable String throttle;

    int held;

    @Nullable Instant heldDue;

    Instant enteredAt;

    @Nullable Instant endedAt;

    int mail;
    int taken;
    Set<String> fired = Set.of();

    @Nullable String error;

    MemoryInstance(
            long id,
            int machine,
            int state,
            String queue,
            int priority,
            @Nullable String key,
            String data,
            Status status,
            @Nullable Birth birth,
            @Nullable Gate gate,
            Instant now) {
        this.id = id;
        this.machine = machine;
        this.state = state;
        this.queue = queue;
        this.priority = priority;
        this.key = key;
        this.data = data;
        this.status = status;
        this.birth = birth;
        this.gate = gate;
        this.insertedAt = now;
        this.enteredAt = now;
    }

    boolean live() {
        return endedAt == null;
    }

    /** Null unless it executes. */
    @Nullable Instant executingSince() {
        return node == null ? null : beganAt;
    }

    /** Whether a signal makes it due: not while it executes or is held, nor while it waits to be tried again. */
    boolean wakes() {
        return (status == Status.RUNNABLE || status == Status.WAITING) && eventAt == null && crashes == 0;
    }

    /** What it is while it may be claimed, or waits. */
    Status resting(boolean unread) {
        return event != null || actionAt != null || unread || joinedAt != null ? Status.RUNNABLE : Status.WAITING;
    }

    /** Nobody's, and due then; or then when it is held no longer. */
    void giveBack(Instant then) {
        rev++;
        leave();
        status = held == 0 ? Status.RUNNABLE : Status.PAUSED;
        due = held == 0 ? then : null;
        heldDue = held == 0 ? null : then;
    }

    /** Nobody has it, and it has left its gate, or the line there. */
    void leave() {
        lease = null;
        node = null;
        seated = false;
        lineAt = null;
        letAt = null;
    }

    /** It has a place at its gate. */
    void sit(Instant now) {
        seated = true;
        beganAt = now;
        lineAt = null;
        letAt = null;
    }

    /** There is no place for it: it is given up, and waits until it is let in. */
    void standInLine(Instant now) {
        rev++;
        Instant since = lineAt == null ? now : lineAt;
        leave();
        lineAt = held == 0 ? since : null;
        heldDue = held == 0 ? heldDue : now;
        status = held == 0 ? Status.RUNNABLE : Status.PAUSED;
    }

    /** Due no later than now; one that stands in line asks at its gate. */
    void wake(Instant now) {
        due = MemoryTimes.earliest(due, now);
        letAt = lineAt != null && letAt == null ? now : letAt;
    }

    void end(Status how, Instant now) {
        status = how;
        endedAt = now;
        due = null;
        leave();
        throttle = null;
        held = 0;
        heldDue = null;
    }

    /** It waits for no children. */
    void alone() {
        kids = null;
        spawned = null;
        joinedAt = null;
    }

    void forgetEvent() {
        event = null;
        eventAttempt = 0;
        eventFailures = 0;
        eventAt = null;
    }

    /** Has a hold in place, so that it is in no claim's way; who executes it keeps it until its commit. */
    void hold(int by) {
        held |= by;
        Instant then = due == null ? lineAt : due;
        heldDue = heldDue == null ? then : heldDue;
        due = null;
        lineAt = null;
        letAt = null;
        if (lease == null) {
            status = Status.PAUSED;
        }
    }

    /** Takes a hold away; what came meanwhile makes it due, unless it waits to be tried again. */
    void letGo(int by, Instant now) {
        held &= ~by;
        if (held != 0) {
            return;
        }
        if (lease == null) {
            boolean unread = mail > taken;
            status = resting(unread);
            boolean wanted = (unread || joinedAt != null) && eventAt == null && crashes == 0;
            due = MemoryTimes.earliest(heldDue, wanted ? now : null);
        }
        heldDue = null;
    }
}
