package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.jdbc.Pulse;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers, as all parts of an engine see it together: an outage, in which everything fails again and
 * again, is told of once, then at growing intervals, and once when it is over. One that follows soon upon another is a part of
 * the same trouble, and is told of in its intervals only. Thread-safe.
 */
final class Outages implements Pulse {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final Duration FIRST_REMINDER = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Observers observers;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean out;
    private boolean told;
    private long since;
    private long failures;
    private Duration reminder = FIRST_REMINDER;
    private long quietUntil;
    private boolean quiet;

    Outages(Observers observers, Ticker ticker) {
        this.observers = observers;
        this.ticker = ticker;
    }

    /** Whether the last that was heard was that it does not answer. */
    boolean out() {
        return out;
    }

    @Override
    public void failed(DatabaseException failure) {
        if (failure.kind() != DatabaseException.Kind.UNAVAILABLE) {
            answered();
            return;
        }
        boolean begins;
        boolean telling;
        Duration lasted;
        long count;
        lock.lock();
        try {
            long now = ticker.nanos();
            begins = !out;
            if (begins) {
                out = true;
                since = now;
                failures = 0;
                told = false;
            }
            failures++;
            telling = !quiet || now - quietUntil >= 0;
            if (telling) {
                // Quiet for so long; where that is long over, the trouble was another one.
                boolean another = !quiet || begins && now - quietUntil >= reminder.toNanos();
                reminder = another ? FIRST_REMINDER : longer(reminder);
                quiet = true;
                quietUntil = now + reminder.toNanos();
                told = true;
            }
            lasted = Duration.ofNanos(now - since);
            count = failures;
        } finally {
            lock.unlock();
        }
        if (telling && count == 1) {
            log.warn("The database does not answer; what needs it is tried again until it does. {}", said(failure));
        } else if (telling) {
            log.warn("The database has not answered for {} s, {} calls. {}", lasted.toSeconds(), count, said(failure));
        }
        if (begins) {
            log.debug("The first failure", failure);
            observers.databaseLost(said(failure));
        }
    }

    @Override
    public void answered() {
        if (!out) {
            return;
        }
        boolean telling;
        Duration lasted;
        long count;
        lock.lock();
        try {
            if (!out) {
                return;
            }
            out = false;
            telling = told;
            lasted = Duration.ofNanos(ticker.nanos() - since);
            count = failures;
        } finally {
            lock.unlock();
        }
        if (telling) {
            log.info("The database answers again, after {} ms and {} failed calls", lasted.toMillis(), count);
        }
        observers.databaseBack(lasted, count);
    }

    private static String said(DatabaseException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Duration longer(Duration reminder) {
        Duration twice = reminder.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
