package dev.pawl.runtime.internal.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for calls to the database that must not be made on a caller's: frameworks bind transactions to threads. They come
 * when they are needed, and go by themselves when they are not.
 */
public final class CallThreads {

    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_MS = 500;

    private CallThreads() {}

    public static ExecutorService create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "pawl-call");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Ends them, and waits for those that are idle; a call that is under way ends by itself. */
    public static void end(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
