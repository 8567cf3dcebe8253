package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What an outcome means for an instance's children and its parent.
 *
 * @param waits for how many children the instance waits from now on: {@link #AS_BEFORE}, {@link #FOR_NONE}, or as many as
 *     it spawns
 * @param abandon whether these go on by themselves when it leaves the state
 * @param leaves whether children that it waited for until now are to be cancelled
 * @param parent who waits for its end, where this is its end
 */
public record Family(
        int waits,
        boolean abandon,
        boolean leaves,
        @Nullable Long parent) {

    /** It goes on waiting for those it waits for, if any. */
    public static final int AS_BEFORE = -2;

    /** It waits for none. */
    public static final int FOR_NONE = -1;

    /** Nothing changes. */
    public static final Family UNCHANGED = new Family(AS_BEFORE, false, false, null);
}
