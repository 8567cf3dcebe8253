package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.EngineClosedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Items that are handled together because they wait at the same time. There is no timer: a lane that is free takes all that
 * waits, up to a bound, so that one item alone is handled at once and a thousand share a transaction. While every lane is
 * busy, items gather; so the groups grow exactly as the load does. The idea is that of group commit, as databases have it
 * for their logs. Thread-safe.
 */
final class Groups<T> {

    /** Handles items; it answers each of them, whatever happens, and throws nothing. */
    @FunctionalInterface
    interface Handler<T> {
        void handle(List<T> items) throws InterruptedException;
    }

    private final int most;
    private final Handler<T> handler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final List<Thread> lanes = new ArrayList<>();
    private boolean closed;

    Groups(String name, int lanes, int most, Handler<T> handler) {
        this.most = most;
        this.handler = handler;
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
            waiting.add(item);
            changed.signal();
        } finally {
            lock.unlock();
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
    }

    private void run() {
        try {
            for (List<T> items = take(); !items.isEmpty(); items = take()) {
                handler.handle(items);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            while (items.size() < most && !waiting.isEmpty()) {
                items.add(waiting.poll());
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
