package dev.pawl;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What a step decided, where a plain state does not say it all. A value: nothing happens until the step has returned it
 * and the engine has committed it.
 *
 * <p>Effects on other instances come first, the state last: {@code Outcome.send(…).insert(…).next(state)}. They are
 * committed with the outcome, so each happens exactly once, or, where the outcome is void, not at all.
 *
 * @param <T> the state that may be entered, or a sealed interface over several; {@code Void} where the step only stops,
 *     stays or replays
 */
public sealed interface Outcome<T> {

    /** Enter the state, also when the instance is in it already: its timers start, its action runs. */
    static <T> Outcome<T> next(T state) {
        return new Next<>(state, Duration.ZERO);
    }

    /** Let the action of the state that follows wait; its signals and timers count from the commit. */
    static Delayed after(Duration delay) {
        return new Delayed(List.of(), List.of(), delay);
    }

    /** Send signals to other instances, or to this one; what is to follow comes after. */
    static Effects send(Send... sends) {
        return Effects.NONE.send(sends);
    }

    /** Send signals to other instances, or to this one, those to one instance in this order. */
    static Effects send(Collection<? extends Send> sends) {
        return Effects.NONE.send(sends);
    }

    /** Insert instances of any machines; what is to follow comes after. One whose key is taken is left out, and told. */
    static Effects insert(Insert<?>... inserts) {
        return Effects.NONE.insert(inserts);
    }

    /** Insert instances of any machines. One whose key is taken is left out, and told. */
    static Effects insert(Collection<? extends Insert<?>> inserts) {
        return Effects.NONE.insert(inserts);
    }

    /** Insert instances for whose end the next state waits, by its step with a {@link Children}; perhaps none. */
    static <R> Spawn<R> spawn(Collection<? extends Insert<? extends R>> children) {
        return Effects.NONE.spawn(children);
    }

    /** End the instance as failed, for a reason that operators will read. */
    static <T> Outcome<T> stop(String reason) {
        return new Stop<>(reason);
    }

    /** A delay that lacks its state. */
    final class Delayed {
        private final List<Send> sends;
        private final List<Insert<?>> inserts;
        private final Duration delay;

        Delayed(List<Send> sends, List<Insert<?>> inserts, Duration delay) {
            this.sends = sends;
            this.inserts = inserts;
            this.delay = Delays.check(delay);
        }

        /** Enter the state; its action waits. */
        public <T> Outcome<T> next(T state) {
            return With.of(sends, inserts, new Next<>(state, delay));
        }
    }

    /**
     * An outcome and what it does to other instances.
     *
     * @param outcome what becomes of this one; not itself a {@code With}
     */
    record With<T>(List<Send> sends, List<Insert<?>> inserts, Outcome<T> outcome) implements Outcome<T> {
        public With {
            sends = Lists.copy(sends, "signal");
            inserts = Lists.copy(inserts, "insert");
            requirePlain(outcome);
        }

        static void requirePlain(Outcome<?> outcome) {
            Objects.requireNonNull(outcome, "the outcome is null");
            if (outcome instanceof With) {
                throw new IllegalArgumentException("the outcome has effects of its own; put all of them in one");
            }
        }

        static <T> Outcome<T> of(List<Send> sends, List<Insert<?>> inserts, Outcome<T> outcome) {
            return sends.isEmpty() && inserts.isEmpty() ? outcome : new With<>(sends, inserts, outcome);
        }
    }

    /** {@link Outcome#next} as a value. */
    record Next<T>(T state, Duration delay) implements Outcome<T> {
        public Next {
            Objects.requireNonNull(state, "the state to enter is null");
            Delays.check(delay);
        }
    }

    /**
     * {@link StepContext#stay} as a value. The state is the one the instance is in, so its type is not T.
     */
    record Stay<T>(Object state) implements Outcome<T> {
        public Stay {
            Objects.requireNonNull(state, "the state to stay in is null");
        }
    }

    /** {@link StepContext#replay} as a value. The state is the one the instance is in, so its type is not T. */
    record Replay<T>(Object state, Duration delay) implements Outcome<T> {
        public Replay {
            Objects.requireNonNull(state, "the state to stay in is null");
            Delays.check(delay);
        }
    }

    /** {@link Outcome#stop} as a value. */
    record Stop<T>(String reason) implements Outcome<T> {
        public Stop {
            Objects.requireNonNull(reason, "the reason to stop is null");
        }
    }
}
