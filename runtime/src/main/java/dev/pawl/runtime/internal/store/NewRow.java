package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * An instance to insert.
 *
 * @param action when the state's action may run; {@link Due#NEVER} where it has none
 * @param timers the earliest of the state's timers
 * @param gate where it needs a place to execute
 */
public record NewRow(
        StateId state,
        String queue,
        int priority,
        @Nullable String key,
        String data,
        Due action,
        Due timers,
        @Nullable Gate gate) {

    /** One that needs no place to execute. */
    public NewRow(
            StateId state, String queue, int priority, @Nullable String key, String data, Due action, Due timers) {
        this(state, queue, priority, key, data, action, timers, null);
    }
}
