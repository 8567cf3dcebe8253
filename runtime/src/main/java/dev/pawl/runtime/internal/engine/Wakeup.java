package dev.pawl.runtime.internal.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A wait that others may end, now or at a time. A wake that comes while nobody waits ends the next wait, so none is lost
 * between a look and a wait. Where somebody drives the engine nobody waits here: a wait is over at once, and says that the
 * pass has nothing more to do. Thread-safe; one thread waits.
 *
 * <p>Where time stands until a test moves it, waits end by the JVM's time too, so that polls go on; but not those for a
 * time, see {@link #wakeIn}.
 */
final class Wakeup {

    private final Ticker ticker;
    private final boolean driven;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean rests;
    private boolean closed;
    private boolean timed;
    private long wakeAt;

    Wakeup(Ticker ticker) {
        this.ticker = ticker;
        this.driven = ticker instanceof Driver;
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

    /** The time was moved: whoever waits looks at it again. */
    void moved() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a wake, for this long at the most. */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            rests = true;
            if (driven) {
                return;
            }
            long real = saturated(longest);
            long deadline = ticker.nanos() + real;
            while (!woken && !closed) {
                long now = ticker.nanos();
                if (timed && wakeAt - now <= 0) {
                    break;
                }
                long left = Math.min(deadline - now, real);
                if (timed && !ticker.stands()) {
                    left = Math.min(left, wakeAt - now);
                }
                if (left <= 0) {
                    break;
                }
                real -= left - changed.awaitNanos(left);
            }
            woken = false;
            if (timed && wakeAt - ticker.nanos() <= 0) {
                timed = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for this long, by the JVM's time; only a close ends it before. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = driven ? 0 : saturated(time);
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins a pass of a driven loop: takes the wakes that there are. */
    void take() {
        lock.lock();
        try {
            woken = false;
            rests = false;
            if (timed && wakeAt - ticker.nanos() <= 0) {
                timed = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a driven loop has something to do: it was woken, or its last pass did not come to a wait. */
    boolean ready() {
        lock.lock();
        try {
            return !closed && (woken || !rests || timed && wakeAt - ticker.nanos() <= 0);
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
