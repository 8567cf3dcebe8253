package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.engine.Driver;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time that stands until it is moved. */
final class SimulatedTime implements Driver.Time {

    private static final long LONG_AFTER = Duration.ofDays(1).toNanos();

    /** Is told before it moves. */
    interface Leaving {
        void leave(Instant to, boolean driven);
    }

    private final Leaving leaving;
    private Instant now;
    private long life;
    private boolean driven;

    SimulatedTime(Instant start, Leaving leaving) {
        this.now = start;
        this.leaving = leaving;
    }

    /** Whether the engine is there while it moves; null where it no longer is. */
    void drivenTo(@Nullable Instant end) {
        driven = end != null;
    }

    /** It goes on while no engine is there. */
    void lag(Duration duration) {
        moveTo(now.plus(duration));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long life() {
        return life;
    }

    @Override
    public void moveTo(Instant time) {
        leaving.leave(time, driven);
        now = time;
    }

    @Override
    public void endLeases() {
        life += LONG_AFTER;
    }
}
