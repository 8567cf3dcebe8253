package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A store in memory, whose times are the JVM's and what was skipped. */
public final class MemoryFixture extends StoreFixture {

    private final AtomicReference<Duration> skipped;
    private final AtomicLong silent;

    public MemoryFixture() {
        this(new AtomicReference<>(Duration.ZERO), new AtomicLong());
    }

    private MemoryFixture(AtomicReference<Duration> skipped, AtomicLong silent) {
        super(new MemoryStore(() -> Instant.now().plus(skipped.get()), () -> System.nanoTime() + silent.get()));
        this.skipped = skipped;
        this.silent = silent;
    }

    /** Leases have ended then, too. */
    @Override
    public void silence(Duration time) {
        silent.addAndGet(time.toNanos());
    }

    @Override
    public void skip(Duration time) {
        skipped.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {}
}
