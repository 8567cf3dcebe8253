package dev.pawl.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together. */
public final class Together {

    /** What one of them does. */
    @FunctionalInterface
    public interface Task {
        void run(int index) throws Exception;
    }

    private Together() {}

    /**
     * How long it takes until the last is done.
     *
     * @throws Exception what the first that failed has thrown
     */
    public static double seconds(int threads, Task task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int index = i;
                all.add(executor.submit(() -> {
                    begin.await();
                    task.run(index);
                    return null;
                }));
            }
            long begun = System.nanoTime();
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            executor.shutdownNow();
        }
    }
}
