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

    /** How an instance stands. */
    enum Status {
        LIVE,
        DONE,
        FAILED,
        CANCELLED
    }

    final String label;
    final String key;
    final @Nullable One parent;
    final List<Mail> inbox = new ArrayList<>();
    final Set<String> dedups = new HashSet<>();
    final Set<Kind> fired = new HashSet<>();
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
        this.parent = parent;
        this.state = made.state();
        this.at = made.at();
        this.enteredAt = now;
    }

    boolean live() {
        return status == Status.LIVE;
    }

    /** The signals that a step takes: the oldest of its kind, or all. */
    List<Mail> mails(Step step) {
        List<Mail> those = new ArrayList<>();
        for (Mail mail : inbox) {
            if (step.kind().takes(mail.signal) && (those.isEmpty() || step.kind() == Kind.ALL_A)) {
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
