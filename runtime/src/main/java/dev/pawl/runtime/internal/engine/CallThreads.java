package dev.pawl.runtime.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for calls to the database that must not be made on a caller's: frameworks bind transactions to threads. They come
 * when they are needed, and go by themselves when they are not.
 */
public final class CallThreads {

    private static final int IDLE_SECONDS = 10;

    private CallThreads() {}

    public static Executor create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "pawl-call");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
