package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What limits an instance.
 *
 * @param gate where it needs a place to execute; null where it needs none
 * @param throttle the rate limit in whose line it stands, its turn being the time of its action; null where in none
 */
public record Limited(@Nullable Gate gate, @Nullable String throttle) {

    /** Nothing does. */
    public static final Limited NOT = new Limited(null, null);

    /** The same in the line of a rate limit, or in none. */
    public Limited throttled(@Nullable String by) {
        return by == null && throttle == null ? this : new Limited(gate, by);
    }
}
