package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns expired leases, those of workers that died, and cancels children that their parents have left. Any number of nodes
 * may do so at once.
 */
final class Reaper {

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);

    private final Store store;
    private final Wakes wakes;
    private final Waiters waiters;
    private final Tally counters;
    private final Duration interval;
    private final Loop loop;

    Reaper(Store store, Wakes wakes, Waiters waiters, Tally counters, Duration lease, Ticker ticker) {
        this.store = store;
        this.wakes = wakes;
        this.waiters = waiters;
        this.counters = counters;
        this.interval =
                lease.dividedBy(3).compareTo(Duration.ofSeconds(5)) < 0 ? lease.dividedBy(3) : Duration.ofSeconds(5);
        this.loop = new Loop("pawl-reap", ticker, this::reap);
    }

    /** There are children to cancel. */
    void wake() {
        loop.wake();
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    void join(Duration patience) throws InterruptedException {
        loop.join(patience);
    }

    private void reap(Wakeup wakeup) throws InterruptedException {
        List<Reaped> reaped = store.reap(Settings.GROUP);
        if (!reaped.isEmpty()) {
            counters.reaped.add(reaped.size());
            log.info("Returned {} expired leases", reaped.size());
            for (Reaped row : reaped) {
                wakes.due(row.queue(), row.due());
            }
        }
        int cancelled = store.cancelChildren(Settings.GROUP);
        if (cancelled > 0) {
            waiters.ended();
        }
        if (reaped.size() < Settings.GROUP && cancelled < Settings.GROUP) {
            wakeup.await(interval);
        }
    }
}
