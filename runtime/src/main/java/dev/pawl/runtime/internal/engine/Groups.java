package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.EngineClosedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Items that are handled together because they wait at the same time. There is no timer: a lane that is free takes all that
 * waits, up to a bound, so that one item alone is handled at once and a thousand share a transaction. While every lane is
 * busy, items gather; so the groups grow exactly as the load does. The idea is that of group commit, as databases have it
 * for their logs. Thread-safe.
 */
final class Groups<T> {

    /** Handles items, and answers each of them. */
    @FunctionalInterface
    interface Handler<T> {
        void handle(List<T> items) throws InterruptedException;
    }

    /** Answers an item that will not be handled, or not to its end: it may have its answer already. */
    @FunctionalInterface
    interface Abandoner<T> {
        void abandon(T item, @Nullable Throwable why);
    }

    private static final Logger log = LoggerFactory.getLogger(Groups.class);

    /** The most characters that are sent together, unless a single item has more: a message ends at a gigabyte. */
    static final long LARGEST = 16 << 20;

    private final int most;
    private final ToLongFunction<T> size;
    private final Handler<T> handler;
    private final Abandoner<T> abandoner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final List<Thread> lanes = new ArrayList<>();
    private final boolean inline;
    private volatile boolean closed;

    /**
     * @param lanes how many groups are handled at once, each by a thread; with none, each item is handled alone, by the
     *     thread that submits it
     * @param most how many items are handled together
     * @param size of an item, in characters; of large ones, fewer are handled together
     * @param abandoner told of those whose handling was broken off by an error, and of those that wait when the lanes end
     */
    Groups(String name, int lanes, int most, ToLongFunction<T> size, Handler<T> handler, Abandoner<T> abandoner) {
        this.most = most;
        this.size = size;
        this.handler = handler;
        this.abandoner = abandoner;
        this.inline = lanes == 0;
        for (int lane = 0; lane < lanes; lane++) {
            Thread thread = new Thread(this::run, name + "-" + lane);
            thread.setDaemon(true);
            this.lanes.add(thread);
        }
    }

    void start() {
        lanes.forEach(Thread::start);
    }

    /** @throws EngineClosedException after {@link #close} */
    void submit(T item) {
        lock.lock();
        try {
            if (closed) {
                throw new EngineClosedException();
            }
            if (!inline) {
                waiting.add(item);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        if (inline) {
            try {
                handle(List.of(item));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes no more items; those that wait are handled. Waits for that, so long, then interrupts. */
    void close(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Thread lane : lanes) {
            lane.join(Math.max(1, patience.toMillis()));
        }
        for (Thread lane : lanes) {
            if (lane.isAlive()) {
                lane.interrupt();
                lane.join(Math.max(1, patience.toMillis()));
            }
        }
        abandon(takeRest(), null);
    }

    /**
     * A lane outlives whatever its handler throws, and an interruption by anybody but {@link #close}, as users' code may leave one
     * behind: were it to end, all that is submitted would wait for ever.
     */
    private void run() {
        boolean more = true;
        while (more) {
            try {
                List<T> items = take();
                more = !items.isEmpty();
                if (more) {
                    handle(items);
                }
            } catch (InterruptedException e) {
                more = !closed;
                if (more) {
                    log.warn(
                            "{} was interrupted by somebody else and goes on",
                            Thread.currentThread().getName());
                }
            }
        }
    }

    private void handle(List<T> items) throws InterruptedException {
        try {
            handler.handle(items);
        } catch (RuntimeException | Error e) {
            log.error("{} items were not handled to their end", items.size(), e);
            abandon(items, e);
        } catch (InterruptedException e) {
            abandon(items, null);
            throw e;
        }
    }

    private void abandon(List<T> items, @Nullable Throwable why) {
        for (T item : items) {
            abandoner.abandon(item, why);
        }
    }

    private List<T> takeRest() {
        lock.lock();
        try {
            List<T> items = new ArrayList<>(waiting);
            waiting.clear();
            return items;
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, up to the bound; empty when there will be no more. */
    private List<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<T> items = new ArrayList<>(Math.min(waiting.size(), most));
            long room = LARGEST;
            for (T next = waiting.peek(); next != null && items.size() < most; next = waiting.peek()) {
                room -= size.applyAsLong(next);
                if (room < 0 && !items.isEmpty()) {
                    break;
                }
                items.add(waiting.remove());
            }
            if (!waiting.isEmpty()) {
                changed.signal();
            }
            return items;
        } finally {
            lock.unlock();
        }
    }
}
