package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A wait that others may end, now or at a time. A wake that comes while nobody waits ends the next wait, so none is lost
 * between a look and a wait. Thread-safe; one thread waits.
 */
final class Wakeup {

    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;
    private boolean timed;
    private long wakeAt;

    Wakeup(Ticker ticker) {
        this.ticker = ticker;
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes after a delay, if nothing does before. Of several such times the earliest counts. */
    void wakeIn(Duration delay) {
        long nanos = saturated(delay);
        if (nanos <= 0) {
            wake();
            return;
        }
        lock.lock();
        try {
            long at = ticker.nanos() + nanos;
            if (!timed || at - wakeAt < 0) {
                timed = true;
                wakeAt = at;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a wake, for this long at the most. */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long deadline = ticker.nanos() + saturated(longest);
            while (!woken && !closed) {
                long now = ticker.nanos();
                if (timed && wakeAt - now <= 0) {
                    break;
                }
                long left = deadline - now;
                if (timed) {
                    left = Math.min(left, wakeAt - now);
                }
                if (left <= 0) {
                    break;
                }
                changed.awaitNanos(left);
            }
            woken = false;
            if (timed && wakeAt - ticker.nanos() <= 0) {
                timed = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for this long; only a close ends it before. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long deadline = ticker.nanos() + saturated(time);
            for (long left = deadline - ticker.nanos(); left > 0 && !closed; left = deadline - ticker.nanos()) {
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends this wait and all later ones. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long saturated(Duration duration) {
        return duration.compareTo(Duration.ofDays(3650)) > 0
                ? Duration.ofDays(3650).toNanos()
                : duration.toNanos();
    }
}
