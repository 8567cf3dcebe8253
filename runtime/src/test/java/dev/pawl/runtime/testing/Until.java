package dev.pawl.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.error.DatabaseException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Waits for what has to come. How long is bounded so that a test which waits in vain fails and says where; no less than what a slow
 * machine may need, and where a test has a bound of its own, that may be earlier.
 */
public final class Until {

    static final Duration LONGEST = Duration.ofSeconds(110);
    private static final int PAUSE_MILLIS = 2;

    private Until() {}

    /** Until a condition holds. */
    public static void holds(Callable<Boolean> condition) throws Exception {
        repeated(condition, PAUSE_MILLIS);
    }

    /** Does one part of some work after the other, without a pause, until one says that it was the last. */
    public static void done(Callable<Boolean> part) throws Exception {
        repeated(part, 0);
    }

    private static void repeated(Callable<Boolean> last, int pauseMillis) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!last.call()) {
            assertThat(System.nanoTime()).as("waited in vain, in nanoseconds").isLessThan(end);
            Thread.sleep(pauseMillis);
        }
    }

    /**
     * Until a number that only rises is there; it must not be greater. An instance's end is in the database, and its client
     * is told of it, before the node that committed it has counted.
     */
    public static void counted(long expected, LongSupplier count) throws Exception {
        holds(() -> count.getAsLong() >= expected);
        assertThat(count.getAsLong()).isEqualTo(expected);
    }

    /** What a call gives once it no longer fails for the database, whose connections are cut or which is away for a while. */
    public static <T> T answered(Supplier<T> call) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (DatabaseException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while there was no answer", e);
        }
    }
}
