package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final Observers observers;
    private final Loop loop;

    Lookout(
            Store store,
            int[] states,
            Duration poll,
            Map<String, QueueWorker> workers,
            Observers observers,
            Ticker ticker) {
        this.store = store;
        this.states = states;
        this.poll = poll;
        this.workers = workers;
        this.observers = observers;
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
        long begun = observers.begin();
        List<String> now = new ArrayList<>();
        store.nextDue(workers.keySet(), states).forEach((queue, due) -> {
            QueueWorker worker = workers.get(queue);
            if (worker != null) {
                worker.wakeIn(due);
            }
            if (worker != null && due.isZero()) {
                now.add(queue);
            }
        });
        observers.looked(now, begun);
        now.forEach(queue -> observers.woken(queue, PawlEvent.Woken.Cause.LOOK));
        wakeup.pause(GAP);
        wakeup.await(poll);
    }
}
