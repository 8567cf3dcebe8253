package dev.pawl.runtime.internal.engine;

import dev.pawl.Status;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.internal.jdbc.Pulse;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Reaped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the engine tells what it does: its own figures, and the users' listeners. Without a listener no event is made. It is
 * called without a lock held, for a listener may do anything. Thread-safe.
 */
public final class Observers {

    private static final Logger log = LoggerFactory.getLogger(Observers.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Tally tally = new Tally();
    private final List<PawlListener> listeners;
    private final Ticker ticker;
    private final Outages outages;
    private final Map<String, Complaint> complaints = new ConcurrentHashMap<>();

    public Observers(List<PawlListener> listeners, Ticker ticker) {
        this.listeners = List.copyOf(listeners);
        this.ticker = ticker;
        this.outages = new Outages(this, ticker);
    }

    /** Hears whether the database answers. */
    public Pulse pulse() {
        return outages;
    }

    /** Whether the last that was heard was that the database does not answer. */
    boolean databaseOut() {
        return outages.out();
    }

    void databaseLost(String reason) {
        tell(PawlListener::databaseLost, new PawlEvent.DatabaseLost(reason));
    }

    void databaseBack(Duration away, long failures) {
        tell(PawlListener::databaseBack, new PawlEvent.DatabaseBack(away, failures));
    }

    Tally tally() {
        return tally;
    }

    boolean listening() {
        return !listeners.isEmpty();
    }

    /** When something begins that is to be timed. */
    long begin() {
        return ticker.nanos();
    }

    Duration since(long begun) {
        return Duration.ofNanos(ticker.nanos() - begun);
    }

    /** How often anybody wants to know what waits; null where nobody does. */
    @Nullable Duration backlogEvery() {
        return listeners.stream()
                .map(PawlListener::backlogEvery)
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(null);
    }

    void inserted(Map<String, int[]> machines, long begun, boolean withCaller) {
        Duration took = since(begun);
        machines.forEach((machine, counts) ->
                tell(PawlListener::inserted, new PawlEvent.Inserted(machine, counts[0], counts[1], took, withCaller)));
    }

    void signalled(String machine, String signal, Delivered.Answer answer, long begun, boolean withCaller) {
        if (listening()) {
            PawlEvent.Signalled.Receipt receipt = switch (answer) {
                case DELIVERED -> PawlEvent.Signalled.Receipt.DELIVERED;
                case DUPLICATE -> PawlEvent.Signalled.Receipt.DUPLICATE;
                case ENDED, MISSING, FOREIGN -> PawlEvent.Signalled.Receipt.REFUSED;
            };
            tell(PawlListener::signalled, new PawlEvent.Signalled(machine, signal, receipt, since(begun), withCaller));
        }
    }

    void cancelled(long id, @Nullable String machine) {
        if (listening()) {
            tell(PawlListener::cancelled, new PawlEvent.Cancelled(id, Optional.ofNullable(machine)));
        }
    }

    void woken(String queue, PawlEvent.Woken.Cause cause) {
        if (listening()) {
            tell(PawlListener::woken, new PawlEvent.Woken(queue, cause));
        }
    }

    void looked(List<String> due, long begun) {
        if (listening()) {
            tell(PawlListener::looked, new PawlEvent.Looked(due, since(begun)));
        }
    }

    void claimed(String queue, int asked, int count, long begun) {
        tally.claimed.add(count);
        if (listening()) {
            tell(PawlListener::claimed, new PawlEvent.Claimed(queue, asked, count, since(begun)));
        }
    }

    void stepStarted(Subject subject, String step, Event event) {
        tell(PawlListener::stepStarted, new PawlEvent.StepStarted(subject, step, event.attempt(), event.failures()));
    }

    void stepEnded(PawlEvent.StepEnded event) {
        tell(PawlListener::stepEnded, event);
    }

    void committed(List<Committed> outcomes, Duration took, boolean withStep) {
        int stale = 0;
        for (Committed outcome : outcomes) {
            stale += outcome.applied() ? 0 : 1;
        }
        tally.commits.increment();
        tally.committed.add(outcomes.size() - stale);
        tally.stale.add(stale);
        if (listening()) {
            tell(PawlListener::committed, new PawlEvent.Committed(outcomes.size(), stale, took, withStep));
        }
    }

    void voided(Situation from) {
        if (listening()) {
            tell(PawlListener::voided, new PawlEvent.Voided(from.subject()));
        }
    }

    void retried(Situation from, String step, int failures, Duration in, Throwable error) {
        if (listening()) {
            tell(PawlListener::retried, new PawlEvent.Retried(from.subject(), step, failures, in, error));
        }
    }

    void ended(Subject subject, Status status) {
        if (listening()) {
            tell(PawlListener::ended, new PawlEvent.Ended(subject, status));
        }
    }

    void throttled(Subject subject, String limit) {
        tally.throttled.increment();
        if (listening()) {
            tell(PawlListener::throttled, new PawlEvent.Throttled(subject, limit));
        }
    }

    void leaseLost(Subject subject) {
        if (listening()) {
            tell(PawlListener::leaseLost, new PawlEvent.LeaseLost(subject));
        }
    }

    void reaped(List<Reaped> rows) {
        tally.reaped.add(rows.size());
        if (listening()) {
            rows.stream()
                    .collect(Collectors.groupingBy(
                            Reaped::queue, TreeMap::new, Collectors.mapping(Reaped::id, Collectors.toList())))
                    .forEach((queue, ids) -> tell(PawlListener::reaped, new PawlEvent.Reaped(queue, ids)));
        }
    }

    void backlog(Depth depth) {
        tell(PawlListener::backlog, new PawlEvent.Backlog(depth.queue(), depth.due(), depth.more(), depth.oldest()));
    }

    private <E> void tell(BiConsumer<PawlListener, E> method, E event) {
        for (PawlListener listener : listeners) {
            try {
                method.accept(listener, event);
            } catch (Throwable e) {
                String what = listener.getClass().getName() + " at "
                        + event.getClass().getSimpleName();
                complaints.computeIfAbsent(what, any -> new Complaint()).of(what, e);
            }
        }
    }

    /** A listener that throws at one kind of event: the first stack is logged, then a count, once a minute at the most. */
    private final class Complaint {
        private long untold = -1;
        private long quietUntil;

        void of(String what, Throwable e) {
            Throwable printable = Failures.printable(e);
            long more;
            synchronized (this) {
                long now = ticker.nanos();
                if (untold >= 0 && now - quietUntil < 0) {
                    untold++;
                    return;
                }
                more = untold;
                untold = 0;
                quietUntil = now + QUIET.toNanos();
            }
            if (more < 0) {
                log.warn("The listener {} threw; the engine goes on without it", what, printable);
            } else {
                log.warn(
                        "The listener {} threw again, {} times since the last warning: {}",
                        what,
                        more + 1,
                        printable.toString());
            }
        }
    }
}
