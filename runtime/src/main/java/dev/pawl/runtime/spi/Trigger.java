package dev.pawl.runtime.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When a step runs. */
public sealed interface Trigger {

    /** When the state is entered. */
    static Trigger entered() {
        return new Entered();
    }

    /** When one of these signals is in the inbox; the step is given the oldest. */
    static Trigger signal(String... signals) {
        return new Signalled(Set.of(signals), false);
    }

    /** When one of these signals is in the inbox; the step is given all that are there. */
    static Trigger signals(String... signals) {
        return new Signalled(Set.of(signals), true);
    }

    /** That long after the state was entered, as ISO-8601 has it: {@code PT1H}. */
    static Trigger after(String delay) {
        return new After(Duration.parse(delay));
    }

    /** The state is entered. */
    record Entered() implements Trigger {}

    /**
     * A signal is in the inbox.
     *
     * @param signals the names of the signals it takes: more than one where the step takes a sealed interface
     * @param all whether the step is given all that are there, oldest first, instead of the oldest
     */
    record Signalled(Set<String> signals, boolean all) implements Trigger {
        public Signalled {
            signals = Set.copyOf(signals);
        }
    }

    /**
     * All children that were spawned on entering the state have ended.
     *
     * @param result what they end with: a terminal state of a machine, or a sealed interface over several
     * @param abandon whether those that still run when the state is left go on by themselves, instead of being cancelled
     * @param machines the machines whose results these are, asked when they are needed, for machines may spawn each other
     */
    record Joined(Class<?> result, boolean abandon, List<Supplier<MachineDefinition<?>>> machines) implements Trigger {
        public Joined {
            machines = List.copyOf(machines);
        }
    }

    /** A time has come. */
    sealed interface Timer extends Trigger {

        /** What tells this timer from the others of its state; kept in the row of an instance once it has fired. */
        String id();
    }

    /** The state was entered this long ago. */
    record After(Duration delay) implements Timer {
        @Override
        public String id() {
            return "after " + delay;
        }
    }

    /**
     * The time in a component of the state has come.
     *
     * @param component the component's name in stored JSON
     * @param due reads the component from the state; null where there is no time in it
     */
    record At(String component, Function<Object, @Nullable Instant> due) implements Timer {
        @Override
        public String id() {
            return "at " + component;
        }
    }

    /** Another step of the state threw this, or something more specific. */
    record Threw(Class<? extends Throwable> error) implements Trigger {}
}
