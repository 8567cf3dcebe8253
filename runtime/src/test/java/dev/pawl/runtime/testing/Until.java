package dev.pawl.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Waits for what has to come. How long is bounded so that a test which waits in vain fails and says where. */
public final class Until {

    private static final Duration LONGEST = Duration.ofSeconds(45);
    private static final int PAUSE_MILLIS = 2;

    private Until() {}

    /** Until a condition holds. */
    public static void holds(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain, in nanoseconds").isLessThan(end);
            Thread.sleep(PAUSE_MILLIS);
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
}
