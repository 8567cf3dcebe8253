package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of which a part may count from the commit, whose time nobody knows before: the earlier of the two.
 *
 * @param in so long after the commit; not negative
 * @param at then
 */
public record Due(@Nullable Duration in, @Nullable Instant at) {

    /** Never. */
    public static final Due NEVER = new Due(null, null);

    /** With the commit. */
    public static final Due NOW = new Due(Duration.ZERO, null);

    /** So long after the commit. */
    public static Due in(Duration delay) {
        return new Due(delay, null);
    }

    /** Then; never, if null. */
    public static Due at(@Nullable Instant time) {
        return time == null ? NEVER : new Due(null, time);
    }

    /** The earlier of this and that. */
    public Due or(Due that) {
        return new Due(earlier(in, that.in), earlier(at, that.at));
    }

    /** Whether there is no such time. */
    public boolean never() {
        return in == null && at == null;
    }

    private static <T extends Comparable<T>> @Nullable T earlier(@Nullable T a, @Nullable T b) {
        return a == null || b != null && b.compareTo(a) < 0 ? b : a;
    }
}
