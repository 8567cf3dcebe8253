package dev.pawl.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that other threads do while this one prepares more of it, or deals with what came of it; and this one too, before it
 * would wait. The others are those of the pool it is in, else of the common pool; where there are none, all is done here.
 */
final class Ahead<T> {

    private final List<FutureTask<T>> tasks = new ArrayList<>();
    private final ForkJoinPool pool =
            ForkJoinTask.inForkJoinPool() ? ForkJoinTask.getPool() : ForkJoinPool.commonPool();
    /** Those from here on were begun by somebody. */
    private int begun = Integer.MAX_VALUE;

    /** Begins it, if a thread is free. */
    void add(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        tasks.add(task);
        // A common pool without threads would keep what it is given.
        if (pool != ForkJoinPool.commonPool() || ForkJoinPool.getCommonPoolParallelism() > 0) {
            pool.execute(task);
        }
    }

    /**
     * What came of the work that was added at that place; once it is asked for, nothing is added any more.
     *
     * @throws RuntimeException what the work threw
     */
    T get(int place) {
        begun = Math.min(begun, tasks.size());
        FutureTask<T> wanted = tasks.get(place);
        while (!wanted.isDone() && begun > place) {
            begun--;
            // Does nothing where another thread was faster.
            tasks.get(begun).run();
        }
        try {
            return wanted.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }
}
