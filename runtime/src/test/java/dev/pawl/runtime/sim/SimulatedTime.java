package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.engine.Driver;
import java.time.Duration;
import java.time.Instant;

/** A time that stands until it is moved. */
final class SimulatedTime implements Driver.Time {

    private static final long LONG_AFTER = Duration.ofDays(1).toNanos();

    /** Is told of what it does. */
    interface Watch {
        /**
         * It is about to move.
         *
         * @param driven whether the engine is there while it does
         */
        void leaves(Instant to, boolean driven);

        /** All leases end. */
        void leasesEnd();
    }

    private final Watch watch;
    private Instant now;
    private long life;
    private boolean driven;

    SimulatedTime(Instant start, Watch watch) {
        this.now = start;
        this.watch = watch;
    }

    /** Says whether the engine is there while it moves; tells whether it was. */
    boolean driven(boolean is) {
        boolean was = driven;
        driven = is;
        return was;
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
        watch.leaves(time, driven);
        // A step that takes its time may have moved it meanwhile.
        now = time.isAfter(now) ? time : now;
    }

    @Override
    public void endLeases() {
        life += LONG_AFTER;
        watch.leasesEnd();
    }
}
