package dev.pawl.runtime.internal.engine;

import dev.pawl.StepContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a step may ask. */
record Context(Situation situation, Event event, Supplier<Instant> clock, BooleanSupplier lost)
        implements StepContext<Object> {

    @Override
    public long id() {
        return situation.id();
    }

    @Override
    public Optional<String> key() {
        return Optional.ofNullable(situation.key());
    }

    @Override
    public int attempt() {
        return event.attempt();
    }

    @Override
    public int failures() {
        return event.failures();
    }

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public Instant enteredAt() {
        return situation.enteredAt();
    }

    @Override
    public boolean cancelled() {
        return lost.getAsBoolean();
    }
}
