package dev.pawl.runtime;

import dev.pawl.runtime.internal.engine.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The time of a node in memory, see {@link Pawl#inMemory(ManualClock)}: it stands still until it is moved, and whatever waits
 * for a time wakes when that is reached. Thread-safe.
 */
public final class ManualClock implements InstantSource {

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Instant start;
    private Instant now;

    private ManualClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    /** A clock that stands at a time. */
    public static ManualClock at(Instant time) {
        return new ManualClock(Objects.requireNonNull(time, "time"));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        advanceTo(instant().plus(duration));
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if that is in the past
     */
    public void advanceTo(Instant time) {
        Objects.requireNonNull(time, "time");
        move(time);
        watchers.forEach(Runnable::run);
    }

    private synchronized void move(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("time goes on, not back: it is " + now + " and cannot become " + time);
        }
        now = time;
    }

    Ticker ticker() {
        return new Ticker() {
            @Override
            public long nanos() {
                return Duration.between(start, instant()).toNanos();
            }

            @Override
            public boolean stands() {
                return true;
            }

            @Override
            public void watch(Runnable moved) {
                watchers.add(moved);
            }

            @Override
            public void forget(Runnable moved) {
                watchers.remove(moved);
            }
        };
    }
}
