package dev.pawl.runtime.internal.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that steps run on: virtual ones on Java 21 and later, else pooled ones, made as they are needed. */
final class StepThreads {

    private StepThreads() {}

    static ExecutorService create() {
        try {
            // Java 17 is the floor, so what came with 21 is found by its name.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            return pooled();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Virtual threads exist but cannot be had", e);
        }
    }

    private static ExecutorService pooled() {
        AtomicLong number = new AtomicLong();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "pawl-step-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
