package dev.pawl.examples.permits;

import dev.pawl.examples.support.DemoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Threads that each send the events of their own cases: events of one case stay in order, those of different cases go side by
 * side, and nobody runs far ahead of the others.
 */
final class Lanes implements AutoCloseable {

    private static final int AHEAD = 256;

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Consumer<LogEvent>> senders = new ArrayList<>();
    private final Semaphore places = new Semaphore(AHEAD);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Lanes(int count, IntFunction<Consumer<LogEvent>> sender) {
        for (int i = 0; i < count; i++) {
            threads.add(Executors.newSingleThreadExecutor());
            senders.add(sender.apply(i));
        }
    }

    /** Hands an event to the thread of its case; waits while too much is under way. */
    void send(LogEvent event) {
        int lane = Math.floorMod(event.number().hashCode(), threads.size());
        places.acquireUninterruptibly();
        threads.get(lane).execute(() -> {
            try {
                senders.get(lane).accept(event);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
        check();
    }

    /** Waits until all that was handed over is sent. */
    void finish() {
        threads.forEach(thread -> CompletableFuture.runAsync(() -> {}, thread).join());
        check();
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
    }

    private void check() {
        Throwable wrong = failure.get();
        if (wrong != null) {
            throw new DemoException("An event could not be sent: " + wrong, wrong);
        }
    }
}
