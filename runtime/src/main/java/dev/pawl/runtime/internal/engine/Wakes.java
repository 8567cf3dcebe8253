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
    private final Runnable leftBehind;
    private final Observers observers;

    /** @param leftBehind told when there may be children to cancel */
    Wakes(Map<String, QueueWorker> workers, Announcer announcer, Runnable leftBehind, Observers observers) {
        this.workers = workers;
        this.announcer = announcer;
        this.leftBehind = leftBehind;
        this.observers = observers;
    }

    /** Somebody may have left children behind, which are to be cancelled. Other nodes find them in their own time. */
    void leftBehind() {
        leftBehind.run();
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
