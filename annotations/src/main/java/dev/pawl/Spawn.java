package dev.pawl;

import java.time.Duration;
import java.util.List;

/**
 * Children that lack the state which waits for them. Immutable.
 *
 * @param <R> what the children end with: their machine's result, or a common supertype of several
 */
public final class Spawn<R> {

    private final List<Send> sends;
    private final List<Insert<?>> inserts;
    private final List<Insert<? extends R>> children;
    private final Duration delay;

    Spawn(List<Send> sends, List<Insert<?>> inserts, List<Insert<? extends R>> children, Duration delay) {
        this.sends = sends;
        this.inserts = inserts;
        this.children = children;
        this.delay = Delays.check(delay);
    }

    /** Let the action of the state that follows wait; not negative. */
    public Spawn<R> after(Duration delay) {
        return new Spawn<>(sends, inserts, children, delay);
    }

    /** Enter the state, whose step with a {@link Children} runs when all of them have ended. */
    public <T> Spawning<T, R> next(T state) {
        return new Spawning<>(Outcome.With.of(sends, inserts, new Outcome.Next<>(state, delay)), children);
    }
}
