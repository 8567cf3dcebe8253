package dev.pawl.runtime.internal.engine;

/** Time that only goes on: what waits and deadlines are measured by. Handed in, so that a test can move it. */
@FunctionalInterface
public interface Ticker {

    /** The JVM's. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since some moment. */
    long nanos();
}
