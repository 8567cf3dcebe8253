package dev.pawl.runtime.internal.engine.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The multiples of an interval, counted from the beginning of 1970 in UTC: so every node knows the same ones. */
public final class Every implements Timetable {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(3660);

    private final Duration interval;

    /** @throws IllegalArgumentException if it is not whole milliseconds, from one second to ten years */
    public Every(Duration interval) {
        if (interval.compareTo(LEAST) < 0
                || interval.compareTo(MOST) > 0
                || !Duration.ofMillis(interval.toMillis()).equals(interval)) {
            throw new IllegalArgumentException("the interval of a schedule must be from " + LEAST + " to ten years, in"
                    + " whole milliseconds, not " + interval);
        }
        this.interval = interval;
    }

    @Override
    public Instant after(Instant time) {
        long millis = interval.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(time.toEpochMilli(), millis) + 1) * millis);
    }

    @Override
    public String expression() {
        return "every " + interval;
    }

    @Override
    public String zone() {
        return ZoneOffset.UTC.getId();
    }
}
