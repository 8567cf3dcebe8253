package dev.pawl.runtime.spi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is used for a document and then for another. A few places, which threads share by their number: steps run on
 * virtual threads, of which each lives for a step. A place that is empty costs a new object, and no more. Thread-safe.
 */
final class JsonPool<T> {

    private static final int PLACES = 16;
    /** Places lie apart, so that no two are on one line of a processor's cache. */
    private static final int APART = 32;

    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>((PLACES + 1) * APART);
    private final Supplier<T> maker;

    JsonPool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** One for the current thread alone. */
    T take() {
        T kept = places.getAndSet(place(), null);
        return kept == null ? maker.get() : kept;
    }

    /** The thread that took it needs it no longer. */
    void give(T used) {
        places.setRelease(place(), used);
    }

    private static int place() {
        long id = Thread.currentThread().getId();
        return ((int) (id ^ id >>> 4) & (PLACES - 1)) * APART + APART;
    }
}
