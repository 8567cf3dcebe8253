package dev.pawl;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What an outcome does to other instances, while it still lacks what becomes of this one. A signal to an instance that has
 * ended or is unknown, and an insert whose key is taken, are left out and told to the history; the outcome is committed all
 * the same. Immutable: each method gives a new value, or the outcome.
 */
public final class Effects {

    static final Effects NONE = new Effects(List.of(), List.of());

    private final List<Send> sends;
    private final List<Insert<?>> inserts;

    private Effects(List<Send> sends, List<Insert<?>> inserts) {
        this.sends = sends;
        this.inserts = inserts;
    }

    /** Send these signals, too. */
    public Effects send(Send... more) {
        return send(Arrays.asList(Objects.requireNonNull(more, "the signal list is null")));
    }

    /** Send these signals, too; those to one instance in this order. */
    public Effects send(Collection<? extends Send> more) {
        return new Effects(Lists.joined(sends, more, "signal"), inserts);
    }

    /** Insert these instances, too. */
    public Effects insert(Insert<?>... more) {
        return insert(Arrays.asList(Objects.requireNonNull(more, "the insert list is null")));
    }

    /** Insert these instances, too. */
    public Effects insert(Collection<? extends Insert<?>> more) {
        return new Effects(sends, Lists.joined(inserts, more, "insert"));
    }

    /** Insert instances for whose end the next state waits, by its step with a {@link Children}; perhaps none. */
    public <R> Spawn<R> spawn(Collection<? extends Insert<? extends R>> children) {
        return new Spawn<>(sends, inserts, Lists.copy(children, "child"), Duration.ZERO);
    }

    /** Enter the state; see {@link Outcome#next}. */
    public <T> Outcome<T> next(T state) {
        return then(Outcome.next(state));
    }

    /** Let the action of the state that follows wait; see {@link Outcome#after}. */
    public Outcome.Delayed after(Duration delay) {
        return new Outcome.Delayed(sends, inserts, delay);
    }

    /** End the instance as failed; see {@link Outcome#stop}. */
    public <T> Outcome<T> stop(String reason) {
        return then(Outcome.stop(reason));
    }

    /**
     * Do what another outcome says: {@link StepContext#stay} or {@link StepContext#replay}. Each replay has its effects.
     *
     * @throws IllegalArgumentException if it has effects of its own: all of them belong into one
     */
    public <T> Outcome<T> then(Outcome<T> outcome) {
        Outcome.With.requirePlain(outcome);
        return Outcome.With.of(sends, inserts, outcome);
    }
}
