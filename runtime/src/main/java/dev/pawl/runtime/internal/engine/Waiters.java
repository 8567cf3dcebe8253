package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Callers that wait for instances to end. One statement looks for all of them: at once when a caller comes or an instance
 * ends in this engine, else less and less often, for an instance may end on another node. Thread-safe.
 */
final class Waiters {

    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(250);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    private final ClientStore store;
    private final Loop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, List<CompletableFuture<Row>>> waiting = new HashMap<>();
    private final Ticker ticker;
    private Duration pause = FIRST;
    private boolean abandoned;
    private volatile boolean fresh;

    Waiters(ClientStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.loop = new Loop("pawl-await", ticker, this::look, this::abandon);
    }

    Loop loop() {
        return loop;
    }

    /** A future of the instance's row once it has ended; cancelled when the engine closes. */
    CompletableFuture<Row> await(long id) {
        CompletableFuture<Row> future = new CompletableFuture<>();
        lock.lock();
        try {
            if (abandoned) {
                future.cancel(false);
                return future;
            }
            waiting.computeIfAbsent(id, any -> new ArrayList<>()).add(future);
        } finally {
            lock.unlock();
        }
        wake();
        return future;
    }

    /** The row, once it is there; waits no longer than this, or, where somebody drives the engine, moves the time. */
    Row get(CompletableFuture<Row> future, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!(ticker instanceof Driver driver)) {
            return future.get(nanos(timeout), TimeUnit.NANOSECONDS);
        }
        driver.driveUntil(future::isDone, timeout);
        return future.get(0, TimeUnit.NANOSECONDS);
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(Duration.ofDays(3650)) > 0 ? Long.MAX_VALUE : timeout.toNanos();
    }

    /** The caller has gone. */
    void forget(long id, CompletableFuture<Row> future) {
        lock.lock();
        try {
            List<CompletableFuture<Row>> futures = waiting.get(id);
            if (futures != null && futures.remove(future) && futures.isEmpty()) {
                waiting.remove(id);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Some instances have ended by this engine. */
    void ended() {
        if (anybody()) {
            wake();
        }
    }

    /** An instance has ended in this engine. */
    void ended(long id) {
        if (awaited(id)) {
            wake();
        }
    }

    private boolean awaited(long id) {
        lock.lock();
        try {
            return waiting.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        fresh = true;
        loop.wake();
    }

    private void look(Wakeup wakeup) throws InterruptedException {
        if (!anybody()) {
            pause = FIRST;
            wakeup.await(UNTIL_WOKEN);
            return;
        }
        fresh = false;
        for (Row row : store.ended(ids())) {
            complete(row);
        }
        if (anybody()) {
            wakeup.await(pause);
            pause = fresh ? FIRST : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        }
    }

    private boolean anybody() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<Long> ids() {
        lock.lock();
        try {
            return new ArrayList<>(waiting.keySet());
        } finally {
            lock.unlock();
        }
    }

    private void complete(Row row) {
        List<CompletableFuture<Row>> futures;
        lock.lock();
        try {
            futures = waiting.remove(row.id());
        } finally {
            lock.unlock();
        }
        if (futures != null) {
            futures.forEach(future -> future.complete(row));
        }
    }

    private void abandon() {
        List<CompletableFuture<Row>> futures = new ArrayList<>();
        lock.lock();
        try {
            abandoned = true;
            waiting.values().forEach(futures::addAll);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        futures.forEach(future -> future.cancel(false));
    }
}
