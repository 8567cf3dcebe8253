package dev.pawl.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongPredicate;

/**
 * Tries seeds on all processors, in threads of its own: who waits for them can be interrupted, and one that has no end is told
 * by its number. Each seed is one thread's.
 */
final class Seeds {

    /** Far more than all seeds take on a slow machine; JUnit's own bound is later, and could not say which seed it was. */
    private static final long MINUTES = 4;

    private static final long NONE = -1;

    private final long end;
    private final LongPredicate fails;
    private final AtomicLong next;
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLongArray underWay;

    private Seeds(long from, long count, int threads, LongPredicate fails) {
        this.next = new AtomicLong(from);
        this.end = from + count;
        this.fails = fails;
        this.underWay = new AtomicLongArray(threads);
        for (int n = 0; n < threads; n++) {
            underWay.set(n, NONE);
        }
    }

    /** The first of these seeds that fails, whichever was found first. */
    static OptionalLong first(long from, long count, LongPredicate fails) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        return new Seeds(from, count, threads, fails).first(threads);
    }

    private OptionalLong first(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "seeds");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                int mine = n;
                all.add(() -> tries(mine));
            }
            for (Future<Void> one : pool.invokeAll(all, MINUTES, TimeUnit.MINUTES)) {
                assertThat(one.isCancelled())
                        .as("there was no end of the seeds %s", underWay)
                        .isFalse();
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return first.get() == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first.get());
    }

    private Void tries(int mine) {
        for (long seed = next.getAndIncrement(); seed < Math.min(end, first.get()); seed = next.getAndIncrement()) {
            underWay.set(mine, seed);
            if (fails.test(seed)) {
                first.accumulateAndGet(seed, Math::min);
            }
            underWay.set(mine, NONE);
        }
        return null;
    }
}
