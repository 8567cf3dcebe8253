package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * From where the claims of a queue look.
 *
 * <p>What was claimed leaves an entry in the index, in front of what is due. Most often the next that comes by clears it away.
 * While a transaction is open that may still see it, nobody can, wherever in the database that is, and after some minutes
 * millions of dead entries lie there, of which each claim would read every one. So a claim goes on where the one before has
 * come to, at its {@link Watermark}. Yet an instance may lie behind that: one that was locked when it was passed, that is
 * let go after a pause, or whose transaction took its time. Therefore some claims look from the beginning, as often as it costs
 * a twentieth of the time: as long as nothing dead lies there, after a few milliseconds, and always where there is little to do.
 *
 * <p>Once that takes as long as {@link #DEAR}, claims no longer do it, for the queue would stand still meanwhile; they leave it
 * to the {@link Lookout}, which has a thread of its own. It says what it has found, so that the mark goes back to there, and
 * when it was quick again.
 *
 * <p>Thread-safe.
 */
final class Frontier {

    /** What a claim may take that looks from the beginning. */
    static final long DEAR = TimeUnit.MILLISECONDS.toNanos(100);

    /** In microseconds. */
    private static final long LITTLE = TimeUnit.MINUTES.toMicros(1);

    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private Watermark mark = Watermark.NONE;

    /** What was found while a claim was under way that had begun behind it. */
    private List<Look.Next> found = List.of();

    private boolean dear;

    Frontier(Ticker ticker) {
        this.pace = new Pace(ticker);
    }

    /** From where the next claim is to look. */
    Watermark forClaim() {
        lock.lock();
        try {
            found = List.of();
            return !dear && pace.allows() ? Watermark.NONE : mark;
        } finally {
            lock.unlock();
        }
    }

    /** A claim is back. */
    void claimed(Watermark from, Picked picked) {
        lock.lock();
        try {
            if (from == Watermark.NONE) {
                pace.doneIn(picked.took());
                dear = pace.took() >= DEAR;
            }
            mark = back(picked.next(), found);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A claim has failed. Tells whether that may be for it took too long from the beginning, and no other place to begin at is
     * known.
     */
    boolean failed(Watermark from, long begun) {
        lock.lock();
        try {
            if (from == Watermark.NONE) {
                pace.failed(begun);
                dear = pace.took() >= DEAR;
            }
            return dear && mark == Watermark.NONE;
        } finally {
            lock.unlock();
        }
    }

    /** Claims are to begin a little before a time of the store: what lies before that is for the lookout to find. */
    void beginAt(long time) {
        lock.lock();
        try {
            mark = Watermark.of(time - LITTLE);
        } finally {
            lock.unlock();
        }
    }

    /** Whether claims leave it to the lookout to look from the beginning. */
    boolean dear() {
        lock.lock();
        try {
            return dear;
        } finally {
            lock.unlock();
        }
    }

    /** From where others may look who need not know all. */
    Watermark forLooks() {
        lock.lock();
        try {
            return dear ? mark : Watermark.NONE;
        } finally {
            lock.unlock();
        }
    }

    /** How long until a claim looks from the beginning; nothing if that is not for claims to do. */
    Duration untilWhole(Duration nothing) {
        lock.lock();
        try {
            return dear ? nothing : pace.left();
        } finally {
            lock.unlock();
        }
    }

    /** How long until somebody is to look from the beginning, after a claim that did. */
    Duration untilAnother() {
        lock.lock();
        try {
            return pace.left();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The lookout has looked from the beginning.
     *
     * @param first the first of each priority of this queue
     */
    void looked(List<Look.Next> first, long took) {
        lock.lock();
        try {
            mark = back(mark, first);
            found = first;
            if (dear && took < DEAR) {
                dear = false;
                pace.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    private static Watermark back(Watermark mark, List<Look.Next> first) {
        Watermark moved = mark;
        for (Look.Next one : first) {
            moved = moved.noLater(one.priority(), one.due());
        }
        return moved;
    }
}
