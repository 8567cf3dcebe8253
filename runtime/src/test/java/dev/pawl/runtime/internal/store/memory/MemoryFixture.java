package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A store in memory, whose time is the JVM's and what was skipped. */
public final class MemoryFixture extends StoreFixture {

    private final AtomicReference<Duration> skipped;

    public MemoryFixture() {
        this(new AtomicReference<>(Duration.ZERO));
    }

    private MemoryFixture(AtomicReference<Duration> skipped) {
        super(new MemoryStore(() -> Instant.now().plus(skipped.get()), System::nanoTime));
        this.skipped = skipped;
    }

    @Override
    public void skip(Duration time) {
        skipped.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {}
}
