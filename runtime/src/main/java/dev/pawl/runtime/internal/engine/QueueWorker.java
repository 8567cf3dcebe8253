package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Watermark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one queue. A loop claims as many instances as there is room for; those that may run lie in {@code ready}; up to the
 * queue's concurrency of them are with a step thread at once. Waiting for a commit takes no step thread and no place among
 * the executing, so a queue's concurrency bounds users' code and nothing else. Thread-safe.
 */
final class QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(QueueWorker.class);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    /** How many events a thread executes in a row. */
    private static final int TURN = 64;

    /** Room for less than this part of those that wait for their commits is no reason to claim. */
    private static final int PART = 8;

    private final String queue;
    private final int concurrency;
    private final WorkerContext engine;
    private final Consumer<Duration> askWhenNext;
    private final Loop claimer;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Run> ready = new ArrayDeque<>();
    private final Prefetch prefetch;
    private final Frontier frontier;
    private int executing;
    private int inHand;

    /** How many more the claim that is under way may bring. */
    private int asked;

    /** How many more the deliveries that are under way may bring. */
    private int kept;

    private boolean backlog;

    /** The claimer is woken for what there is room for, and has not asked yet. */
    private boolean called;

    private volatile boolean stopping;

    /** @param askWhenNext asks for {@link #wakeIn} when the next instance of the queue is due, after a delay or before */
    QueueWorker(String queue, int concurrency, WorkerContext engine, Consumer<Duration> askWhenNext) {
        this.queue = queue;
        this.concurrency = concurrency;
        this.engine = engine;
        this.askWhenNext = askWhenNext;
        this.prefetch = new Prefetch(concurrency, engine.runs().ticker());
        this.frontier = new Frontier(engine.runs().ticker());
        this.claimer = new Loop("pawl-claim-" + queue, engine.runs().ticker(), this::claim);
    }

    /** The loop that claims. */
    Loop claimer() {
        return claimer;
    }

    /** From where it claims. */
    Frontier frontier() {
        return frontier;
    }

    /** There is work now. */
    void wake() {
        claimer.wake();
    }

    /** There will be work. */
    void wakeIn(Duration delay) {
        claimer.wakeIn(delay);
    }

    /** Whether work that is made now would be claimed here at once. */
    boolean hasRoom() {
        lock.lock();
        try {
            return !stopping && room() > 0 && !backlog;
        } finally {
            lock.unlock();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /** Begins no step any more. Does not wait for what executes, nor for the claimer. */
    void stop() {
        stopping = true;
    }

    private void claim(Wakeup wakeup) throws InterruptedException {
        int most = askOrBacklog();
        if (most <= 0) {
            wakeup.await(UNTIL_WOKEN);
            return;
        }
        RunContext runs = engine.runs();
        Watermark from = frontier.forClaim();
        int got;
        try {
            long begun = runs.observers().begin();
            List<Claimed> rows = claim(from, most);
            got = rows.size();
            runs.observers().claimed(queue, most, got, begun);
            claimed(inHand(Seating.of(rows, queue, runs.store(), runs.node())), got == most);
        } finally {
            asksNoMore();
        }
        if (got < most) {
            boolean whole = from == Watermark.NONE;
            if (got > 0 || !whole) {
                askWhenNext.accept(Duration.ZERO);
            }
            wakeup.await(whole ? UNTIL_WOKEN : frontier.untilWhole(UNTIL_WOKEN));
        }
    }

    private List<Claimed> claim(Watermark from, int most) {
        RunContext runs = engine.runs();
        long begun = runs.ticker().nanos();
        try {
            Picked picked = runs.store().claim(queue, engine.states(), most, engine.lease(), runs.node(), from);
            frontier.claimed(from, picked);
            return picked.rows();
        } catch (RuntimeException | Error e) {
            if (frontier.failed(from, begun)) {
                beginAnywhere(e);
            }
            throw e;
        } finally {
            leaveTheBeginning(from);
        }
    }

    /** Where this claim was the last to look from there, the lookout is told: while the queue is full nobody else asks. */
    private void leaveTheBeginning(Watermark from) {
        if (from == Watermark.NONE && frontier.dear()) {
            askWhenNext.accept(frontier.untilAnother());
        }
    }

    /** Where a node starts while too much is dead to be stepped over in time, it begins with what is due now. */
    private void beginAnywhere(Throwable failure) {
        try {
            frontier.beginAt(engine.runs()
                    .store()
                    .look(Look.Request.of(Set.of(), engine.states(), false))
                    .at());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Keeps room for what a delivery may bring, until {@link #handed}: half of what there is at the most, so that of a single place
     * nothing is kept: a delivery may have to wait for a row that somebody has locked, and the claimer goes on meanwhile.
     *
     * @return for how many, and no more than this: none where work waits already, for that goes first
     */
    int keep(int most) {
        lock.lock();
        try {
            int free = free() - asked;
            int room = stopping || backlog || free <= 0 ? 0 : Math.min(most, free / 2);
            kept += room;
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** What a delivery has brought for the room that was kept. */
    void handed(int room, List<Claimed> rows) {
        List<Run> runs = inHand(rows);
        lock.lock();
        try {
            kept -= room;
            inHand += runs.size();
            ready.addAll(runs);
        } finally {
            lock.unlock();
        }
        goOn();
    }

    private void claimed(List<Run> runs, boolean more) {
        lock.lock();
        try {
            asked = 0;
            backlog = more;
            inHand += runs.size();
            ready.addAll(runs);
        } finally {
            lock.unlock();
        }
        pump();
    }

    private void asksNoMore() {
        lock.lock();
        try {
            asked = 0;
        } finally {
            lock.unlock();
        }
    }

    private List<Run> inHand(List<Claimed> rows) {
        List<Run> taken = new ArrayList<>(rows.size());
        for (Claimed row : rows) {
            KnownState state = engine.known().get(row.state());
            if (state == null) {
                throw new IllegalStateException(
                        "claimed a state that was not asked for: " + row.state() + ", of instance " + row.id());
            }
            Run run = new Run(engine.runs(), this, state, row);
            engine.hand().take(run);
            taken.add(run);
        }
        return taken;
    }

    /** Gives ready runs to step threads, as many as may execute. */
    private void pump() {
        List<Run> begun = new ArrayList<>();
        lock.lock();
        try {
            while (!stopping && executing < concurrency && !ready.isEmpty()) {
                executing++;
                begun.add(ready.poll());
            }
            callIfWorthIt();
        } finally {
            lock.unlock();
        }
        begun.forEach(this::begin);
    }

    /** Gives one that has a place to a thread. */
    private void begin(Run run) {
        try {
            engine.threads().execute(() -> execute(run));
        } catch (RejectedExecutionException e) {
            // The engine stops; what is in hand is given back by it.
            log.debug("{} is not begun any more", run);
        } catch (RuntimeException | Error e) {
            log.error("{} is given back: there is no thread for it", run, e);
            noThread();
            giveBack(run);
        }
    }

    /**
     * Executes one, and then what else is ready: a thread for each would cost more than steps that take an instant. After some
     * of them another thread goes on, for a virtual one that never waits keeps its processor from those of other queues.
     */
    private void execute(Run first) {
        Ticker ticker = engine.runs().ticker();
        Run run = first;
        long begun = ticker.nanos();
        for (int turn = 0; run != null; turn++) {
            if (turn == TURN) {
                begin(run);
                return;
            }
            try {
                run.next();
            } catch (Throwable e) {
                // Not given back, for it would be here again at once, and again; a lease that ends counts, and waits.
                log.error("{} met a mistake of the engine and stays claimed until its lease ends", run, e);
                left(run, false, null);
            }
            long ended = ticker.nanos();
            run = following(ended - begun);
            begun = ended;
        }
    }

    /**
     * The next for a thread that has a place; with none, the place is free.
     *
     * @param took how long the one before has had it
     */
    private @Nullable Run following(long took) {
        lock.lock();
        try {
            prefetch.executed(took);
            Run next = stopping ? null : ready.poll();
            if (next == null) {
                executing--;
            }
            callIfWorthIt();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void noThread() {
        lock.lock();
        try {
            executing--;
        } finally {
            lock.unlock();
        }
    }

    /** Runs whose outcomes are committed and that may go on. */
    void resume(Collection<Run> runs) {
        lock.lock();
        try {
            ready.addAll(runs);
        } finally {
            lock.unlock();
        }
        goOn();
    }

    /** Where the worker stops, whoever has made something ready gives it back: nobody else may come by any more. */
    private void goOn() {
        if (stopping) {
            giveBackReady();
        } else {
            pump();
        }
    }

    /**
     * A run is over.
     *
     * @param ended whether its instance is, too
     * @param due how soon its instance is due again; null if only a signal can wake it
     */
    void left(Run run, boolean ended, @Nullable Duration due) {
        engine.hand().leave(run);
        lock.lock();
        try {
            inHand--;
            callIfWorthIt();
        } finally {
            lock.unlock();
        }
        if (ended) {
            engine.waiters().ended(run.id());
        }
        if (due != null) {
            claimer.wakeIn(due);
        }
    }

    /** A run is over that came to nothing; its instance is due at once. */
    void giveBack(Run run) {
        giveBack(List.of(run));
    }

    /** Gives back what is ready and not begun. */
    void giveBackReady() {
        List<Run> runs;
        lock.lock();
        try {
            runs = new ArrayList<>(ready);
            ready.clear();
        } finally {
            lock.unlock();
        }
        giveBack(runs);
    }

    private void giveBack(Collection<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        Duration due = Duration.ZERO;
        try {
            engine.runs()
                    .store()
                    .release(
                            runs.stream()
                                    .map(run -> new Held(run.id(), run.rev()))
                                    .toList(),
                            engine.runs().node());
        } catch (DatabaseException e) {
            log.info(
                    "{} instances of queue {} could not be given back; they are due when their leases end: {}",
                    runs.size(),
                    queue,
                    e.getMessage());
            due = engine.lease();
        }
        for (Run run : runs) {
            left(run, false, due);
        }
    }

    /** Where there is no room, what woke the claimer is still there to be claimed: whoever makes room wakes it again. */
    private int askOrBacklog() {
        lock.lock();
        try {
            called = false;
            asked = worthAClaim() ? Math.min(free(), engine.batch()) : 0;
            backlog |= asked == 0;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the claimer where work waits that it has not claimed for want of room. The lock is held. */
    private void callIfWorthIt() {
        if (backlog && !called && asked == 0 && worthAClaim()) {
            called = true;
            claimer.wake();
        }
    }

    private boolean worthAClaim() {
        return worthAClaim(free(), capacity(), !ready.isEmpty(), inHand - executing - ready.size());
    }

    /**
     * Whether there is room for so many that a claim is worth its price. Where nothing is ready to be run that may be a
     * single one; but not while many wait for their commits, which come back together and make more room, or are ready.
     *
     * @param waiting how many wait for their commits
     */
    static boolean worthAClaim(int free, int capacity, boolean ready, int waiting) {
        return free > 0 && (free >= capacity / 4 || !ready && free >= waiting / PART);
    }

    private int room() {
        return capacity() - inHand;
    }

    private int free() {
        return room() - kept;
    }

    private int capacity() {
        return (int) Math.min((long) concurrency + prefetch.size(), Integer.MAX_VALUE);
    }
}
