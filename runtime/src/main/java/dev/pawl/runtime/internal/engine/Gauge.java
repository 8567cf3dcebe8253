package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.Set;

/** Counts what waits in the queues that the engine runs, where a listener wants to know. */
final class Gauge {

    /** The most that are counted of a queue. */
    static final int MOST = 10_000;

    private final Store store;
    private final Set<String> queues;
    private final Duration interval;
    private final Observers observers;
    private final Loop loop;

    Gauge(Store store, Set<String> queues, Duration interval, Observers observers, Ticker ticker) {
        this.store = store;
        this.queues = queues;
        this.interval = interval;
        this.observers = observers;
        this.loop = new Loop("pawl-backlog", ticker, this::measure);
    }

    Loop loop() {
        return loop;
    }

    private void measure(Wakeup wakeup) throws InterruptedException {
        store.backlog(queues, MOST).forEach(observers::backlog);
        wakeup.await(interval);
    }
}
