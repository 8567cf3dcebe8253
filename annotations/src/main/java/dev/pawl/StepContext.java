package dev.pawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step may ask of the engine about the instance it runs for. Valid while the step runs; safe for use by threads
 * that the step starts and waits for.
 *
 * @param <S> the state the step runs in, or a sealed interface over several
 */
public interface StepContext<S> {

    /** The instance's id. */
    long id();

    /** The instance's business key. */
    Optional<String> key();

    /** How many times this event was run before since it first came up: 0 at first. Counts replays and failures. */
    int attempt();

    /** How many times in a row this event has failed, deaths of its worker included: 0 at first. */
    int failures();

    /** The time by the database's clock. */
    Instant now();

    /** When the state was entered, by the database's clock. */
    Instant enteredAt();

    /**
     * Whether the outcome will be void: the instance was cancelled, or its lease was lost. It is learnt with the next
     * extension of the lease, so some seconds late.
     */
    boolean cancelled();

    /**
     * Stay in the state, with new content: timers that have not fired, the attempt and the time of entry stay; the event
     * is consumed. On an action it means that the action is done and the state now waits.
     *
     * @param state the same state as the one the step runs in
     */
    default <T> Outcome<T> stay(S state) {
        return new Outcome.Stay<>(state);
    }

    /**
     * Run this same event again after a while, as the next attempt. A signal stays in the inbox until then. The content of
     * the state may change. Replays do not use up the attempts of {@link Retry}.
     *
     * @param state the same state as the one the step runs in
     * @param delay not negative
     */
    default <T> Outcome<T> replay(S state, Duration delay) {
        return new Outcome.Replay<>(state, delay);
    }
}
