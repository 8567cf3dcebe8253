package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.Schedules.Firing;
import dev.pawl.runtime.internal.store.Schedules.Looked;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an instance for each occurrence of the schedules that this node has. It sleeps until the next is due, and looks now
 * and then what operators and other nodes have done. All nodes that have a schedule do so at once: the store lets one of
 * them. Users' functions run on threads of their own, so that none waits for another's.
 */
final class Scheduler {

    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    /** At least so often a node shows that it is alive. */
    private static final Duration LONGEST_SLEEP = Schedules.ALIVE.dividedBy(6);

    private static final int POLLS = 5;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    /** How many occurrences are made up for before looking again. */
    private static final int AT_ONCE = 100;

    private final Schedules store;
    private final List<Planned> planned;
    private final List<ScheduleDefinition> definitions;
    private final Rows rows;
    private final Wakes wakes;
    private final Executor threads;
    private final Duration sleep;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Loop loop;

    Scheduler(
            Schedules store,
            List<Planned> planned,
            Rows rows,
            Wakes wakes,
            Executor threads,
            Duration poll,
            Ticker ticker) {
        this.store = store;
        this.planned = planned;
        this.definitions = planned.stream().map(Planned::definition).toList();
        this.rows = rows;
        this.wakes = wakes;
        this.threads = threads;
        boolean often = poll.compareTo(LONGEST_SLEEP.dividedBy(POLLS)) < 0;
        this.sleep = often ? poll.multipliedBy(POLLS) : LONGEST_SLEEP;
        this.loop = new Loop("pawl-schedule", ticker, this::look);
    }

    /** Has the store have the schedules as this node has them, until another that starts says otherwise. */
    void register() {
        List<Planned> open = planned;
        while (!open.isEmpty()) {
            Looked looked = store.look(open.stream().map(Planned::definition).toList());
            open = open.stream().filter(one -> !adopted(one, looked)).toList();
        }
    }

    Loop loop() {
        return loop;
    }

    /** Looks soon. */
    void wake() {
        loop.wake();
    }

    @Nullable Planned planned(String name) {
        return planned.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * Has one be as this node has it; false if another was faster. What was due before that still is; what follows it
     * comes by the new timetable, from now on.
     */
    private boolean adopted(Planned one, Looked looked) {
        ScheduleRow row = looked.row(one.name());
        Instant next = one.timetable().after(looked.now());
        if (row == null) {
            return store.define(one.definition(), next, ScheduleRow.NONE);
        }
        if (row.definition().equals(one.definition())) {
            return true;
        }
        boolean kept =
                row.definition().sameTimes(one.definition()) || !row.next().isAfter(looked.now());
        log.info("Schedule {} was {} and is {}", one.name(), row.definition(), one.definition());
        return store.define(one.definition(), kept ? row.next() : next, row.rev());
    }

    private void look(Wakeup wakeup) throws InterruptedException {
        Looked looked = store.look(definitions);
        Duration soonest = sleep;
        for (Planned one : planned) {
            Duration due = attend(one, looked);
            soonest = due.compareTo(soonest) < 0 ? due : soonest;
        }
        wakeup.await(soonest);
    }

    /** Does what there is to do for a schedule; how soon there is more. */
    private Duration attend(Planned one, Looked looked) {
        ScheduleRow row = looked.row(one.name());
        if (busy.contains(one.name())) {
            return sleep;
        }
        if (row == null || !row.definition().equals(one.definition()) && !row.live()) {
            run(one, () -> adopted(one, looked));
            return sleep;
        }
        if (!row.definition().equals(one.definition())) {
            if (strangers.add(one.name())) {
                log.warn(
                        "Another node has schedule {} as {} and not as {}; this node leaves it to that one",
                        one.name(),
                        row.definition(),
                        one.definition());
            }
            return sleep;
        }
        strangers.remove(one.name());
        ScheduleRow.Act asked = row.asked();
        if (asked != null) {
            run(one, () -> answer(one, row, asked.who(), looked.now()));
            return sleep;
        }
        if (row.pause() != null) {
            return sleep;
        }
        Instant due = due(row);
        if (due.isAfter(looked.now())) {
            return Duration.between(looked.now(), due);
        }
        run(one, () -> comeUp(one, row, looked.now()));
        return sleep;
    }

    private static Instant due(ScheduleRow row) {
        return row.again() != null && row.again().isAfter(row.next()) ? row.again() : row.next();
    }

    /** When the next occurrence comes that this node will make; empty where none does. */
    Optional<Instant> next() {
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        Looked looked = store.look(definitions);
        return looked.rows().stream()
                .filter(row -> definitions.contains(row.definition()) && row.pause() == null)
                .map(Scheduler::due)
                .min(Comparator.naturalOrder());
    }

    /** Does it on a thread of its own, and then looks again. */
    private void run(Planned one, Runnable work) {
        busy.add(one.name());
        threads.execute(() -> {
            Duration pause = AFTER_TROUBLE;
            try {
                work.run();
                pause = Duration.ZERO;
            } catch (DatabaseException e) {
                if (e.kind() == DatabaseException.Kind.CONTENTION) {
                    log.debug("Somebody else holds schedule {}; it is tried again", one.name(), e);
                } else {
                    tell(one, e);
                }
            } catch (Throwable e) {
                tell(one, e);
            } finally {
                busy.remove(one.name());
                loop.wakeIn(pause);
            }
        });
    }

    private void tell(Planned one, Throwable e) {
        if (!loop.stopped()) {
            log.warn("Schedule {} is tried again in {} s", one.name(), AFTER_TROUBLE.toSeconds(), e);
        }
    }

    /** One or, where all count, many. Whoever finds another to have been faster stops, and looks again. */
    private void comeUp(Planned one, ScheduleRow row, Instant now) {
        ScheduleRow at = row;
        for (int n = 0; n < AT_ONCE && !at.next().isAfter(now) && !loop.stopped(); n++) {
            CatchUp todo = CatchUp.of(one.timetable(), one.definition().missed(), at.next(), at.since(), now);
            if (!at.next().equals(todo.occurrence())) {
                log.info(
                        "Schedule {} has missed occurrences from {} on, and goes on with {}",
                        one.name(),
                        at.next(),
                        todo.occurrence() == null ? todo.next() : todo.occurrence());
            }
            boolean first = todo.occurrence() == null
                    ? store.skip(one.name(), at.rev(), todo.next())
                    : made(one, at, todo.occurrence(), todo.next());
            if (!first) {
                return;
            }
            at = at.after(todo.next());
        }
    }

    /** Tells whether the occurrence is done with, by this node. */
    private boolean made(Planned one, ScheduleRow row, Instant occurrence, Instant next) {
        NewRow instance;
        InsertedRow inserted;
        try {
            instance = make(one, occurrence, null);
            inserted = store.fire(new Firing(one.name(), row.rev(), occurrence, next, null, false), instance);
        } catch (MakerException e) {
            failed(one, row, occurrence, e.getCause());
            return false;
        } catch (DatabaseException e) {
            if (e.kind() != DatabaseException.Kind.REJECTED) {
                throw e;
            }
            failed(one, row, occurrence, e);
            return false;
        }
        if (inserted != null) {
            tell(one, instance, inserted, occurrence);
        }
        return inserted != null;
    }

    private void failed(Planned one, ScheduleRow row, Instant occurrence, Throwable why) {
        if (loop.stopped()) {
            return;
        }
        Duration backoff = Duration.ofSeconds(1L << Math.min(row.failures(), 10));
        backoff = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
        log.warn("Schedule {} failed for {} and is tried again in {}", one.name(), occurrence, backoff, why);
        store.fail(one.name(), row.rev(), "For " + occurrence + ": " + text(why), backoff);
    }

    private void answer(Planned one, ScheduleRow row, String who, Instant now) {
        try {
            triggered(one, row, who, now, true);
        } catch (MakerException e) {
            if (!loop.stopped()) {
                log.warn("Schedule {} failed when {} triggered it", one.name(), who, e.getCause());
                store.fail(one.name(), row.rev(), "Triggered by " + who + ": " + text(e.getCause()), null);
            }
        }
    }

    /**
     * Makes an instance for an operator; null if another was faster.
     *
     * @throws MakerException if the function fails
     */
    @Nullable InsertedRow triggered(Planned one, ScheduleRow row, String who, Instant now, boolean asked) {
        NewRow instance = make(one, now, who);
        InsertedRow inserted = store.fire(new Firing(one.name(), row.rev(), now, null, who, asked), instance);
        if (inserted != null) {
            tell(one, instance, inserted, now);
        }
        return inserted;
    }

    private void tell(Planned one, NewRow instance, InsertedRow inserted, Instant occurrence) {
        if (!inserted.created()) {
            log.warn(
                    "Schedule {} has no instance for {}: the live instance {} has the key '{}'",
                    one.name(),
                    occurrence,
                    inserted.id(),
                    instance.key());
            return;
        }
        Duration delay = Rows.delay(instance);
        if (delay != null) {
            wakes.due(instance.queue(), delay);
        }
    }

    private NewRow make(Planned one, Instant at, @Nullable String by) {
        try {
            return rows.row(one.maker().make(at, by));
        } catch (Throwable e) {
            throw new MakerException(Failures.printable(e));
        }
    }

    private static String text(Throwable why) {
        return Failures.storable(String.valueOf(why), Failures.LONGEST_MESSAGE);
    }

    /** The user's function, or what it gave, is at fault. */
    static final class MakerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MakerException(Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }
    }
}
