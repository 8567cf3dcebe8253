package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Map;

/**
 * Looks when work is due, for all queues in one statement: when a worker asks, and, whatever else fails to, every poll
 * interval. This is the floor that makes announcements a matter of speed alone.
 */
final class Lookout {

    private static final Duration GAP = Duration.ofMillis(25);

    private final Store store;
    private final int[] states;
    private final Duration poll;
    private final Map<String, QueueWorker> workers;
    private final Loop loop;

    Lookout(Store store, int[] states, Duration poll, Map<String, QueueWorker> workers, Ticker ticker) {
        this.store = store;
        this.states = states;
        this.poll = poll;
        this.workers = workers;
        this.loop = new Loop("pawl-lookout", ticker, this::look);
    }

    Loop loop() {
        return loop;
    }

    /** Looks soon. */
    void ask() {
        loop.wake();
    }

    private void look(Wakeup wakeup) throws InterruptedException {
        store.nextDue(workers.keySet(), states).forEach((queue, due) -> {
            QueueWorker worker = workers.get(queue);
            if (worker != null) {
                worker.wakeIn(due);
            }
        });
        wakeup.pause(GAP);
        wakeup.await(poll);
    }
}
