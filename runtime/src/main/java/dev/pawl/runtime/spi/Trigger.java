package dev.pawl.runtime.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a step runs. */
public sealed interface Trigger {

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
