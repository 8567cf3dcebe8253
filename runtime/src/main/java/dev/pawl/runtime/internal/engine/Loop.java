package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again until it is told to stop: run, catch, log, wait, stop. Everything in the
 * engine that repeats is one of these, so that what a restart of the database means is decided here and nowhere else: a
 * pass that throws is logged and tried again after a while, for as long as the loop lives.
 */
final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    /** One pass; it does its own waiting, on the loop's {@link Wakeup}, so that a stop ends the wait. */
    @FunctionalInterface
    interface Pass {
        void run(Wakeup wakeup) throws Exception;
    }

    private final String name;
    private final Pass pass;
    private final Runnable last;
    private final Ticker ticker;
    private final Wakeup wakeup;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name of the thread, and in the log
     * @param last run by the thread when it ends, to close what the passes opened
     */
    Loop(String name, Ticker ticker, Pass pass, Runnable last) {
        this.name = name;
        this.pass = pass;
        this.last = last;
        this.ticker = ticker;
        this.wakeup = new Wakeup(ticker);
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    Loop(String name, Ticker ticker, Pass pass) {
        this(name, ticker, pass, () -> {});
    }

    /** Starts the thread; where somebody drives the engine, leaves the passes to that. */
    void start() {
        if (ticker instanceof Driver driver) {
            driver.add(this);
        } else {
            thread.start();
        }
    }

    /** One pass, by whoever drives the engine. */
    void drive() throws Exception {
        wakeup.take();
        pass.run(wakeup);
    }

    /** Whether a pass has something to do, as far as the loop was told. */
    boolean ready() {
        return wakeup.ready();
    }

    /** Ends a wait of the pass, now or the next one. */
    void wake() {
        wakeup.wake();
    }

    /** Ends a wait of the pass after a delay, if nothing does before. */
    void wakeIn(Duration delay) {
        wakeup.wakeIn(delay);
    }

    /** Lets the pass that runs end, and no other begin. Does not wait for it. */
    void stop() {
        stopped = true;
        wakeup.close();
        if (ticker instanceof Driver) {
            end();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Waits for the thread to end, for this long at the most; does not wait for itself. */
    void await(Duration longest) throws InterruptedException {
        if (thread != Thread.currentThread()) {
            thread.join(Math.max(1, longest.toMillis()));
        }
    }

    /** Breaks off what the thread does, if it still lives. */
    void interrupt() {
        if (thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    private void run() {
        Duration backoff = FIRST_BACKOFF;
        int failures = 0;
        Runnable moved = wakeup::moved;
        ticker.watch(moved);
        while (!stopped) {
            try {
                pass.run(wakeup);
                backoff = FIRST_BACKOFF;
                failures = 0;
            } catch (InterruptedException e) {
                // Only join interrupts, and only after stop.
                if (!stopped) {
                    log.warn("{} was interrupted by somebody else and goes on", name);
                }
            } catch (Throwable e) {
                if (!stopped) {
                    failures++;
                    complain(e, failures, backoff);
                    backoff = pause(backoff);
                }
            }
        }
        ticker.forget(moved);
        end();
    }

    private void end() {
        try {
            last.run();
        } catch (RuntimeException e) {
            log.warn("{} could not tidy up at its end", name, e);
        }
    }

    /**
     * The first failure in a row is logged as it is, then every one whose number is twice that of the last. That the
     * database does not answer, which all loops notice, is logged by {@link Outages}.
     */
    private void complain(Throwable e, int failures, Duration backoff) {
        if (e instanceof DatabaseException database && database.kind() == DatabaseException.Kind.UNAVAILABLE) {
            log.debug("{} needs the database, and is tried again in {} ms", name, backoff.toMillis());
        } else if (failures == 1) {
            log.warn("{} failed and is tried again until it succeeds, next in {} ms", name, backoff.toMillis(), e);
        } else if (Integer.bitCount(failures) == 1) {
            log.warn("{} has failed {} times in a row: {}", name, failures, e.toString());
        } else {
            log.debug("{} has failed {} times in a row", name, failures, e);
        }
    }

    private Duration pause(Duration backoff) {
        try {
            wakeup.pause(backoff);
        } catch (InterruptedException e) {
            log.debug("{} was interrupted while it waited", name);
        }
        Duration longer = backoff.multipliedBy(2);
        return longer.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : longer;
    }
}
