package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Watermark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** How far a claim has come in a queue, read from the last row of its answer. */
final class Tide {

    /**
     * In microseconds, for how long a transaction may last that makes an instance due, if the next claim is to find it behind
     * the mark. The longer it is, the more is looked at again; what comes later yet is found by a claim that looks from the
     * beginning.
     */
    static final long SLACK = 250_000;

    private final Watermark from;
    private final int limit;
    private long looked;
    private int locked;
    private int priority;
    private long due;
    private long took;

    Tide(Watermark from, int limit) {
        this.from = from;
        this.limit = limit;
    }

    void read(ResultSet last, boolean any) throws SQLException {
        looked = Objects.requireNonNull(Times.micros(Times.instant(last, "looked")));
        locked = last.getInt("locked");
        took = TimeUnit.MICROSECONDS.toNanos(last.getLong("took"));
        if (any) {
            priority = last.getInt("priority");
            due = Objects.requireNonNull(Times.micros(Times.instant(last, "was_due")));
        }
    }

    /** How long it has looked, in nanoseconds. */
    long took() {
        return took;
    }

    /**
     * From where the next claim may look: behind the last that was taken in the last priority, and, in those that were read to
     * their end, at the time of this claim. If one of those that were locked was changed before they were taken, nothing
     * is gained: it lies somewhere among them.
     */
    Watermark next(int taken) {
        if (taken < locked) {
            return from;
        }
        Watermark next = from;
        int last = locked < limit ? -1 : priority;
        for (int p = Watermark.PRIORITIES - 1; p > last; p--) {
            next = next.with(p, looked - SLACK);
        }
        return last < 0 ? next : next.with(last, Math.min(due, looked - SLACK));
    }
}
