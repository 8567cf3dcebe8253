package dev.pawl.runtime.spi;

import dev.pawl.StepContext;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A machine that can run: its definition and a user's object behind it. Thread-safe where the user's object is.
 *
 * @param <R> what an instance ends with
 */
public interface GeneratedMachine<R> {

    /** What the compiler knows of the machine; the same object at each call. */
    MachineDefinition<R> definition();

    /**
     * Calls a step of the user's object.
     *
     * @param step the number of the step, as in {@link Transition#step}
     * @param state the state the instance is in
     * @param event the signal, the list of signals or the throwable; null for actions and timers
     * @param context for this run
     * @param connection the transaction in which the outcome commits; null unless the step asks for one
     * @return what the step returned: a state, an {@link dev.pawl.Outcome}, or, by mistake, null
     * @throws Throwable what the step threw
     */
    @Nullable Object run(int step, Object state, @Nullable Object event, StepContext<?> context, @Nullable Connection connection)
            throws Throwable;
}
