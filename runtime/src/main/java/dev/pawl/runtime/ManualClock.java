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

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** Nanoseconds, by which engines wait, go as far as some 292 years. */
    private static final Duration FARTHEST = Duration.ofDays(200 * 366);

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Instant start;
    private Instant now;

    private ManualClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    /**
     * A clock that stands at a time.
     *
     * @throws IllegalArgumentException if that is not of the years from 1 to 9999, which are those that Postgres and Java
     *     both know
     */
    public static ManualClock at(Instant time) {
        Objects.requireNonNull(time, "time");
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("the time must be from " + FIRST + " to " + LAST + ", not " + time);
        }
        return new ManualClock(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if the duration is negative, or leads more than two hundred years away from where the
     *     clock began
     */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "time goes on, not back: it is " + instant() + " and cannot be moved by " + duration);
        }
        if (duration.compareTo(FARTHEST) > 0) {
            throw tooFar(duration);
        }
        advanceTo(instant().plus(duration));
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if that is in the past, or more than two hundred years away from where the clock began
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
        if (Duration.between(start, time).compareTo(FARTHEST) > 0) {
            throw tooFar(Duration.between(start, time));
        }
        now = time;
    }

    private IllegalArgumentException tooFar(Duration duration) {
        return new IllegalArgumentException("a clock that began at " + start
                + " goes on for two hundred years at the most, and cannot be moved by " + duration);
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
