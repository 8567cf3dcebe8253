package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Hears what other nodes announce, and wakes the workers whose queues are named. */
final class Hearer {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final Store.Announcements announcements;
    private final Map<String, QueueWorker> workers;
    private final Observers observers;
    private final Loop loop;
    private boolean hearing;

    Hearer(Store store, Map<String, QueueWorker> workers, Observers observers, Ticker ticker) {
        this.announcements = store.announcements();
        this.workers = workers;
        this.observers = observers;
        this.loop = new Loop("pawl-hear", ticker, this::hear, announcements::close);
    }

    Loop loop() {
        return loop;
    }

    private void hear(Wakeup wakeup) {
        boolean before = hearing;
        hearing = false;
        // The first call, and the first after a failure, connects.
        Set<String> queues = announcements.await(before ? A_WHILE : Duration.ZERO);
        hearing = true;
        if (!before) {
            // What was announced while nobody heard.
            workers.values().forEach(QueueWorker::wake);
        }
        for (String queue : queues) {
            QueueWorker worker = workers.get(queue);
            if (worker != null) {
                worker.wake();
                observers.woken(queue, PawlEvent.Woken.Cause.NOTICE);
            }
        }
    }
}
