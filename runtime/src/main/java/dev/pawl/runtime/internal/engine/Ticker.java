package dev.pawl.runtime.internal.engine;

/**
 * Time that only goes on: what waits and deadlines are measured by. Handed in, so that a test can move it. Thread-safe.
 */
@FunctionalInterface
public interface Ticker {

    /** The JVM's. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since some moment. */
    long nanos();

    /** Whether it stands still until somebody moves it; who waits by such a time is told by {@link #watch}. */
    default boolean stands() {
        return false;
    }

    /** Has this run whenever the time was moved, by the thread that moved it. It must be quick and throw nothing. */
    default void watch(Runnable moved) {}

    /** Ends what {@link #watch} began. */
    default void forget(Runnable moved) {}
}
