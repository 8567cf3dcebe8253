package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import java.time.Duration;
import java.util.Map;

/**
 * Tells of work where it can be done: this engine's own worker of the queue, if it has one with room, and other nodes where
 * not. Thread-safe.
 */
final class Wakes {

    private final Map<String, QueueWorker> workers;
    private final Announcer announcer;
    private final Observers observers;

    Wakes(Map<String, QueueWorker> workers, Announcer announcer, Observers observers) {
        this.workers = workers;
        this.announcer = announcer;
        this.observers = observers;
    }

    /** Work in a queue is due after a delay. */
    void due(String queue, Duration delay) {
        QueueWorker worker = workers.get(queue);
        boolean alone = worker != null && worker.hasRoom();
        if (worker != null) {
            worker.wakeIn(delay);
            observers.woken(queue, PawlEvent.Woken.Cause.NODE);
        }
        if (!alone) {
            announcer.announce(queue);
        }
    }
}
