package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Watermark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts what waits in the queues that the engine runs, where a listener wants to know. */
final class Gauge {

    /** The most that are counted of a queue. */
    static final int MOST = 10_000;

    private final Store store;
    private final Map<String, QueueWorker> workers;
    private final Duration interval;
    private final Observers observers;
    private final Loop loop;

    Gauge(Store store, Map<String, QueueWorker> workers, Duration interval, Observers observers, Ticker ticker) {
        this.store = store;
        this.workers = workers;
        this.interval = interval;
        this.observers = observers;
        this.loop = new Loop("pawl-backlog", ticker, this::measure);
    }

    Loop loop() {
        return loop;
    }

    private void measure(Wakeup wakeup) throws InterruptedException {
        Map<String, Watermark> from = new HashMap<>();
        workers.forEach((queue, worker) -> from.put(queue, worker.frontier().forLooks()));
        store.backlog(from, MOST).forEach(observers::backlog);
        wakeup.await(interval);
    }
}
