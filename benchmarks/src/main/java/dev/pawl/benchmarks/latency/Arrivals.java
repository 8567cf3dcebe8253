package dev.pawl.benchmarks.latency;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Where a step says that it has begun, and whoever sent the signal waits for that. One ping at a time. */
final class Arrivals {

    private record Arrival(long number, long nanos) {}

    private final SynchronousQueue<Arrival> queue = new SynchronousQueue<>();

    /** Called by the step. */
    void heard(long number) {
        long now = System.nanoTime();
        try {
            queue.offer(new Arrival(number, now), 10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the step began that was given a ping. */
    long await(long number) throws InterruptedException {
        Arrival arrival = queue.poll(30, TimeUnit.SECONDS);
        if (arrival == null || arrival.number() != number) {
            throw new IllegalStateException("ping " + number + " was not heard; " + arrival + " was");
        }
        return arrival.nanos();
    }
}
