package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns expired leases, those of workers that died, and cancels children that their parents have left. Any number of nodes
 * may do so at once.
 */
final class Reaper {

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);
    private static final int NAMED = 20;

    private final Store store;
    private final Wakes wakes;
    private final Waiters waiters;
    private final Observers observers;
    private final Duration interval;
    private final Loop loop;

    Reaper(Store store, Wakes wakes, Waiters waiters, Observers observers, Duration lease, Ticker ticker) {
        this.store = store;
        this.wakes = wakes;
        this.waiters = waiters;
        this.observers = observers;
        this.interval =
                lease.dividedBy(3).compareTo(Duration.ofSeconds(5)) < 0 ? lease.dividedBy(3) : Duration.ofSeconds(5);
        this.loop = new Loop("pawl-reap", ticker, this::reap);
    }

    /** To be woken when there are children to cancel. */
    Loop loop() {
        return loop;
    }

    private void reap(Wakeup wakeup) throws InterruptedException {
        List<Reaped> reaped = store.reap(Settings.GROUP);
        if (!reaped.isEmpty()) {
            observers.reaped(reaped);
            log.warn(
                    "Returned the expired leases of {} instances, whose workers have died, or are cut off: {}",
                    reaped.size(),
                    some(reaped));
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

    /** Their ids, but no more than a log should hold. */
    private static String some(List<Reaped> reaped) {
        String ids = reaped.stream()
                .limit(NAMED)
                .map(row -> String.valueOf(row.id()))
                .collect(Collectors.joining(", "));
        return reaped.size() > NAMED ? ids + ", and others" : ids;
    }
}
