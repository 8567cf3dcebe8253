package dev.pawl.runtime.spi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often, and after what waits, an event is run again.
 *
 * @param attempts how many times in a row it may fail, from 1
 * @param first the wait after the first failure; positive
 * @param longest the longest wait; not below the first
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** What holds where neither the step nor its machine says anything. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(20, Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** A policy with waits as ISO-8601 has them: {@code PT5M}. */
    public static RetryPolicy of(int attempts, String first, String longest) {
        return new RetryPolicy(attempts, Duration.parse(first), Duration.parse(longest));
    }

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "attempts from 1, 0 < first <= longest; not " + attempts + ", " + first + ", " + longest);
        }
    }

    /**
     * The wait before the next attempt: doubled with each failure, then shortened by up to a quarter, so that what failed
     * together does not come back together.
     *
     * @param failures how many times in a row the event has failed, from 1
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    public Duration backoff(int failures, double random) {
        double nanos = nanos(first) * Math.pow(2, Math.min(failures - 1, 62));
        double bounded = Math.min(nanos, nanos(longest));
        return Duration.ofNanos((long) (bounded * (1 - random / 4)));
    }

    /** At the most some 292 years, which is as far as nanoseconds go. */
    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
