package dev.pawl.runtime.sim;

import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An instance, as the {@link Reference} has it. */
final class One {

    /** A signal in an inbox, and when it came. */
    record Mail(long number, Instant at, String signal, long payload) {}

    /** An event that is to be run again, and keeps all else waiting until then. */
    record Again(String name, int attempt, int failures, Instant at) {}

    /** A state that it has entered, and may be put back into. */
    static final class Entry {
        final int state;
        final long count;
        final Instant at;

        /** The children that it spawned by that; null where it spawned none. */
        @Nullable List<@Nullable One> children;

        Entry(One one) {
            this.state = one.state;
            this.count = one.count;
            this.at = one.at;
        }
    }

    /** How an instance stands. */
    enum Status {
        LIVE,
        DONE,
        FAILED,
        CANCELLED
    }

    final String label;
    final String key;
    /** Where it needs a place to execute; empty where it needs none. */
    final String gate;

    final @Nullable One parent;
    final List<Mail> inbox = new ArrayList<>();
    final Set<String> dedups = new HashSet<>();
    final Set<Kind> fired = new HashSet<>();
    final List<Entry> entries = new ArrayList<>();
    Status status = Status.LIVE;
    int state;
    long count;
    Instant at;
    Instant enteredAt;

    @Nullable Instant actionAt;

    int attempt;
    int failures;
    int crashes;
    Instant notBefore = Instant.MIN;

    @Nullable Again again;

    boolean paused;
    boolean pausedWithMachine;
    boolean deleted;
    /** In whose hand it is; null where in nobody's. */
    @Nullable Hold hold;
    /** Its parent has left it: it is to be cancelled, soon. */
    boolean left;
    /** The children that it waits for, in their order, null for one that was refused; null where it waits for none. */
    @Nullable List<@Nullable One> children;

    @Nullable Instant joinedAt;
    /** How many events have come to their end. */
    int events;

    One(New made, @Nullable One parent, Instant now) {
        this.label = made.label();
        this.key = made.key();
        this.gate = made.gate();
        this.parent = parent;
        this.state = made.state();
        this.at = made.at();
        this.enteredAt = now;
        entries.add(new Entry(this));
    }

    boolean live() {
        return status == Status.LIVE;
    }

    /**
     * The signals that a step takes: the oldest of its kind, or all.
     *
     * @param hold who takes them, and may not know of all; null for whoever comes next
     */
    List<Mail> mails(Step step, @Nullable Hold hold) {
        List<Mail> those = new ArrayList<>();
        for (Mail mail : inbox) {
            boolean known = hold == null || mail.number <= hold.known;
            if (known && step.kind().takes(mail.signal) && (those.isEmpty() || step.kind() == Kind.ALL_A)) {
                those.add(mail);
            }
        }
        return those;
    }

    @Override
    public String toString() {
        return "#" + label + " in " + Table.name(state);
    }
}
