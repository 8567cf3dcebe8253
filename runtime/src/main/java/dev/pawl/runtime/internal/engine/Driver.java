package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Drives an engine in place of its threads and of time: the parts are the same, but their loops pass when this says so, a
 * step runs in the caller's thread, outcomes are committed one by one, and the time stands until it is moved. So all that
 * can happen happens in one order. For tests; one engine each. Thread-safe: who drives meanwhile waits, and a step may
 * drive.
 */
public final class Driver implements Ticker {

    /** The time that a driven engine and its store go by. */
    public interface Time {

        Instant now();

        /** What leases in memory go by, in nanoseconds; it goes on when they are ended. */
        long life();

        /** Moves it on. */
        void moveTo(Instant time);

        /** Ends all leases, as if those who hold them had been dead for long. */
        void endLeases();
    }

    /**
     * A step that has run, and whose outcome is about to be committed.
     *
     * @param state the name of the state it ran in
     * @param step its method
     */
    public record Moment(String machine, long id, @Nullable String key, String state, String step) {}

    /** Whether the worker dies at a moment. */
    @FunctionalInterface
    public interface Fate {

        /** It never does. */
        Fate NEVER = moment -> false;

        boolean dies(Moment moment);
    }

    /** There was no end of work. */
    public static final class EndlessException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        EndlessException(String message) {
            super(message);
        }
    }

    /** Further than this a store cannot count. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Time time;
    private final Fate fate;
    private final int most;
    private final boolean handsOver;
    private final Instant start;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Loop> loops = new ArrayList<>();
    private final Steps steps = new Steps();
    private Collection<String> queues = Set.of();
    private int[] states = {};
    private @Nullable Store store;
    private @Nullable Scheduler scheduler;
    private @Nullable Moment last;
    private boolean died;

    /** @param most how many steps may run without the time being moved, before that is taken for a mistake */
    public Driver(Time time, Fate fate, int most) {
        this(time, fate, most, false);
    }

    /**
     * @param most how many steps may run without the time being moved, before that is taken for a mistake
     * @param handsOver whether deliveries claim, as they do elsewhere: what a signal wakes is then in hand before whatever
     *     else was due, and stays there until this drives
     */
    public Driver(Time time, Fate fate, int most, boolean handsOver) {
        this.time = time;
        this.fate = fate;
        this.most = most;
        this.handsOver = handsOver;
        this.start = time.now();
    }

    /** What the store goes by. */
    public InstantSource clock() {
        return time::now;
    }

    /** What leases in memory go by, in nanoseconds. */
    public long life() {
        return time.life();
    }

    @Override
    public long nanos() {
        return Duration.between(start, time.now()).toNanos();
    }

    @Override
    public boolean stands() {
        return true;
    }

    boolean handsOver() {
        return handsOver;
    }

    ExecutorService threads() {
        return steps;
    }

    /** For what is run beside the steps, and is none of them. */
    Executor helpers() {
        return steps::help;
    }

    void drives(Store driven, Collection<String> itsQueues, int[] itsStates, Scheduler itsScheduler) {
        store = driven;
        queues = List.copyOf(itsQueues);
        states = itsStates.clone();
        scheduler = itsScheduler;
    }

    void add(Loop loop) {
        loops.add(loop);
    }

    boolean dies(Situation situation, Event event) {
        Moment moment = new Moment(
                situation.plan().machine().definition().name(),
                situation.id(),
                situation.key(),
                situation.plan().definition().name(),
                event.transition().method());
        last = moment;
        boolean dies = fate.dies(moment);
        died |= dies;
        return dies;
    }

    /**
     * Runs all that can run now, until nothing is due.
     *
     * @return how many events were run
     * @throws EndlessException if there is no end to it
     */
    public int drain() {
        lock.lock();
        try {
            int before = steps.count;
            pass(true);
            do {
                while (pass(false)) {
                    if (steps.count - before > most) {
                        throw new EndlessException("There is no end of work: " + most
                                + " steps have run without the time being moved, the last of them " + last
                                + ". Does a step replay without a delay?");
                    }
                }
            } while (dueNow() && pass(true));
            return steps.count - before;
        } finally {
            lock.unlock();
        }
    }

    /** Drains now, at each moment until then at which something is due, and then. */
    public void driveTo(Instant end) {
        lock.lock();
        try {
            drive(end, () -> false);
        } finally {
            lock.unlock();
        }
    }

    /** The same, but no further than until something is so. */
    void driveUntil(BooleanSupplier enough, Duration longest) {
        lock.lock();
        try {
            Instant end = Situation.later(time.now(), longest);
            drive(end.isAfter(LATEST) ? LATEST : end, enough);
        } finally {
            lock.unlock();
        }
    }

    private void drive(Instant end, BooleanSupplier enough) {
        drain();
        while (!enough.getAsBoolean() && time.now().isBefore(end)) {
            Instant now = time.now();
            Instant due = due().filter(next -> next.isAfter(now) && next.isBefore(end))
                    .min(Comparator.naturalOrder())
                    .orElse(end);
            time.moveTo(due);
            drain();
        }
    }

    /** When the earliest instance is due that the engine could claim, of each queue, and the next occurrence comes. */
    private Stream<Instant> due() {
        if (store == null || scheduler == null) {
            return Stream.empty();
        }
        Instant now = time.now();
        return Stream.concat(
                store.look(Look.Request.of(queues, states, false)).due().values().stream()
                        .map(delay -> Situation.later(now, delay)),
                scheduler.next().stream());
    }

    private boolean dueNow() {
        Instant now = time.now();
        return due().anyMatch(due -> !due.isAfter(now));
    }

    /** One pass of all loops, or of those that have something to do; tells whether anything was done. */
    private boolean pass(boolean all) {
        boolean passed = false;
        int before = steps.done;
        for (Loop loop : List.copyOf(loops)) {
            if (!loop.stopped() && (all || loop.ready())) {
                drive(loop);
                passed = true;
                steps.run();
            }
        }
        if (died) {
            died = false;
            time.endLeases();
            return pass(true) || passed;
        }
        return all ? steps.done > before : passed;
    }

    private static void drive(Loop loop) {
        try {
            loop.drive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine was driven", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Steps that are to run, and what runs beside them: one after the other, in the thread that drives. */
    private static final class Steps extends AbstractExecutorService {

        private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

        /** Steps that have begun. */
        private int count;

        /** The same, with what is none. */
        private int done;

        private boolean shut;

        void run() {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                done++;
                next.run();
            }
        }

        @Override
        public void execute(Runnable step) {
            help(() -> {
                count++;
                step.run();
            });
        }

        void help(Runnable work) {
            if (shut) {
                throw new RejectedExecutionException("the engine is closed");
            }
            waiting.add(work);
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            List<Runnable> rest = List.copyOf(waiting);
            waiting.clear();
            return rest;
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }
}
