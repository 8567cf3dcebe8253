package dev.pawl;

import java.time.Duration;
import java.util.Objects;

/**
 * What a step decided, where a plain state does not say it all. A value: nothing happens until the step has returned it
 * and the engine has committed it.
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
        return new Delayed(delay);
    }

    /** End the instance as failed, for a reason that operators will read. */
    static <T> Outcome<T> stop(String reason) {
        return new Stop<>(reason);
    }

    /** A delay that lacks its state. */
    final class Delayed {
        private final Duration delay;

        private Delayed(Duration delay) {
            this.delay = checkDelay(delay);
        }

        /** Enter the state; its action waits. */
        public <T> Outcome<T> next(T state) {
            return new Next<>(state, delay);
        }
    }

    /** {@link Outcome#next} as a value. */
    record Next<T>(T state, Duration delay) implements Outcome<T> {
        public Next {
            Objects.requireNonNull(state, "the state to enter is null");
            checkDelay(delay);
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
            checkDelay(delay);
        }
    }

    /** {@link Outcome#stop} as a value. */
    record Stop<T>(String reason) implements Outcome<T> {
        public Stop {
            Objects.requireNonNull(reason, "the reason to stop is null");
        }
    }

    private static Duration checkDelay(Duration delay) {
        Objects.requireNonNull(delay, "the delay is null");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay is negative: " + delay);
        }
        return delay;
    }
}
