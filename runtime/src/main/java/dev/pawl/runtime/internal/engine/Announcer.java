package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells other nodes of work, apart from the transactions that made it: the first at once, then what has gathered after a
 * few milliseconds, for Postgres takes a lock over the whole database for each. Thread-safe.
 */
final class Announcer {

    private static final Duration GAP = Duration.ofMillis(5);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    private final Store store;
    private final Loop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private Set<String> queues = new HashSet<>();

    Announcer(Store store, Ticker ticker) {
        this.store = store;
        this.loop = new Loop("pawl-announce", ticker, this::announce);
    }

    Loop loop() {
        return loop;
    }

    void announce(String queue) {
        boolean first;
        lock.lock();
        try {
            first = queues.add(queue);
        } finally {
            lock.unlock();
        }
        if (first) {
            loop.wake();
        }
    }

    private void announce(Wakeup wakeup) throws InterruptedException {
        wakeup.await(UNTIL_WOKEN);
        Set<String> gathered;
        lock.lock();
        try {
            gathered = queues;
            queues = new HashSet<>();
        } finally {
            lock.unlock();
        }
        if (!gathered.isEmpty()) {
            // Should this fail, other nodes find the work by looking.
            store.announce(gathered);
            wakeup.pause(GAP);
        }
    }
}
