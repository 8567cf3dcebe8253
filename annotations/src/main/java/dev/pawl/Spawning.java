package dev.pawl;

import java.util.List;
import java.util.Objects;

/**
 * An outcome that spawns children, in the same transaction: {@code Outcome.spawn(children).next(state)}. A step that
 * returns one says by its types which state waits for which results, so the compiler checks that the state has a step
 * {@code (T, Children<R>)}. A value: nothing happens until the engine has committed it.
 *
 * <p>Children are ordinary instances that have a parent. When the parent leaves the state that waits for them, those that
 * still run are cancelled, unless that state says {@link State#abandon}.
 *
 * @param outcome what becomes of the parent; where there are children, it enters a state
 * @param children to be inserted; one whose key is taken is not, and counts as ended
 * @param <T> the state that may be entered, or a sealed interface over several
 * @param <R> what the children end with
 */
public record Spawning<T, R>(Outcome<T> outcome, List<Insert<? extends R>> children) {

    public Spawning {
        Objects.requireNonNull(outcome, "the outcome is null");
        children = Lists.copy(children, "child");
        Outcome<T> plain = outcome instanceof Outcome.With<T> with ? with.outcome() : outcome;
        if (!children.isEmpty() && !(plain instanceof Outcome.Next)) {
            throw new IllegalArgumentException(
                    "children are spawned on entering a state, and this enters none: " + plain);
        }
    }

    /** Another outcome of a step that spawns on other ways: no children. A state that waits for some goes on at once. */
    public static <T, R> Spawning<T, R> none(Outcome<T> outcome) {
        return new Spawning<>(outcome, List.of());
    }
}
