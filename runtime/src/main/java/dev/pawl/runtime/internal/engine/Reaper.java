package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns expired leases, those of workers that died, and cancels children that their parents have left. Any number of nodes
 * may do so at once. The {@link Lookout} tells it whether there are any; where that has said nothing for an interval, it
 * looks itself.
 */
final class Reaper {

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);
    private static final int NAMED = 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int[] NO_STATES = {};

    /** In microseconds, for how long a transaction may last that sets a lease, beyond the lease, so that it is found at once. */
    private static final long SLACK = 1_000_000;

    private final Store store;
    private final Wakes wakes;
    private final Waiters waiters;
    private final Observers observers;
    private final long interval;
    private final Ticker ticker;
    private final Loop loop;
    private volatile boolean todo = true;
    private volatile long told;
    private final Marks marks;
    private Sweep sweep = Sweep.START;
    private int cancelled;

    Reaper(Store store, Wakes wakes, Waiters waiters, Observers observers, Duration lease, Ticker ticker) {
        this.store = store;
        this.wakes = wakes;
        this.waiters = waiters;
        this.observers = observers;
        Duration third = lease.dividedBy(3);
        this.interval = third.compareTo(LONGEST) < 0 ? third.toNanos() : LONGEST.toNanos();
        this.ticker = ticker;
        this.marks = new Marks(ticker);
        this.told = ticker.nanos() - interval;
        this.loop = new Loop("pawl-reap", ticker, this::pass);
    }

    Loop loop() {
        return loop;
    }

    /** There are children to cancel, or leases to return. */
    void wake() {
        todo = true;
        loop.wake();
    }

    /** Whether it wants to be told by the next look: often enough that it need not look itself, and no more often. */
    boolean curious() {
        return ticker.nanos() - told >= interval / 2;
    }

    /**
     * Has leases looked for from where there may be any that have expired, and is told what was found. Dead entries pile up in
     * front of them as they do in front of what is due, see {@link Frontier}: so most looks begin where the last has come
     * to, less a while for a transaction that took its time.
     *
     * @param look given the time from which to look, as the store knows it; null for the beginning
     */
    Look look(Function<@Nullable Long, Look> look) {
        Long from = marks.from();
        long begun = ticker.nanos();
        Look found;
        try {
            found = look.apply(from);
        } catch (RuntimeException | Error e) {
            marks.failed(from, begun);
            throw e;
        }
        marks.looked(from, found);
        told = ticker.nanos();
        if (found.expired() || found.orphans()) {
            wake();
        }
        return found;
    }

    /** Before which time no lease ends that has not been returned. Thread-safe. */
    private static final class Marks {

        private final Pace pace;
        private @Nullable Long leases;

        Marks(Ticker ticker) {
            this.pace = new Pace(ticker);
        }

        /** From where to look. */
        synchronized @Nullable Long from() {
            return pace.allows() ? null : leases;
        }

        /** A look is back. */
        synchronized void looked(@Nullable Long from, Look found) {
            if (from == null) {
                pace.doneIn(found.took());
            }
            if (!found.expired()) {
                leases = found.at() - SLACK;
            }
        }

        /** A look has failed. */
        synchronized void failed(@Nullable Long from, long begun) {
            if (from == null) {
                pace.failed(begun);
            }
        }
    }

    private void pass(Wakeup wakeup) throws InterruptedException {
        // Where the time stands, leases go by another.
        if (!todo && (ticker.stands() || ticker.nanos() - told >= interval)) {
            look(leases -> store.look(new Look.Request(Map.of(), NO_STATES, true, leases)));
        }
        if (todo) {
            todo = false;
            try {
                if (reap()) {
                    todo = true;
                }
            } catch (RuntimeException e) {
                todo = true;
                throw e;
            }
        }
        if (!todo) {
            wakeup.await(Duration.ofNanos(interval - (ticker.nanos() - told)));
        }
    }

    /** Tells whether there may be more. */
    private boolean reap() {
        List<Reaped> reaped = store.reap(Settings.GROUP);
        if (!reaped.isEmpty()) {
            observers.reaped(reaped);
            log.warn(
                    "Returned {}, whose worker has died, or is cut off: {}",
                    reaped.size() == 1
                            ? "the expired lease of an instance"
                            : "the expired leases of " + reaped.size() + " instances",
                    some(reaped));
            for (Reaped row : reaped) {
                wakes.due(row.queue(), row.due());
            }
        }
        boolean nothingLeft = cancelChildren();
        return reaped.size() == Settings.GROUP || !nothingLeft;
    }

    /** A part of the list. A whole look that cancelled anybody is followed by another: they may have left children, too. */
    private boolean cancelChildren() {
        sweep = store.cancelChildren(sweep, Settings.GROUP);
        cancelled += sweep.cancelled();
        if (sweep.cancelled() > 0) {
            waiters.ended();
        }
        if (!sweep.over()) {
            return false;
        }
        boolean none = cancelled == 0;
        cancelled = 0;
        return none;
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
