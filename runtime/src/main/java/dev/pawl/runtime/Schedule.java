package dev.pawl.runtime;

import dev.pawl.runtime.internal.engine.cron.Cron;
import dev.pawl.runtime.internal.engine.cron.Every;
import dev.pawl.runtime.internal.engine.cron.Timetable;
import dev.pawl.runtime.spi.Storable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** When something comes again and again, and what becomes of what was missed. Immutable. */
public final class Schedule {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final Timetable timetable;
    private final Missed missed;

    private Schedule(Timetable timetable, Missed missed) {
        this.timetable = timetable;
        this.missed = missed;
    }

    /**
     * A cron expression: minute, hour, day of the month, month, day of the week; with six fields, the first is the second.
     * Each is {@code *}, a number, a range {@code 1-5}, a step {@code *}{@code /15}, or several of them with commas between.
     * Months and days of the week have names, too, such as {@code JAN} and {@code MON}; Sunday is 0 or 7. A day of the month
     * may be {@code L} (the last), {@code L-3}, {@code 15W} (the nearest day from Monday to Friday; up to the 27th) or
     * {@code LW}; a day of the week {@code FRI#2} (the second Friday) or {@code FRIL} (the last). Where both fields of days name some, either is
     * enough; where one has a star, both must hold. Or one of {@code @yearly}, {@code @monthly}, {@code @weekly}, {@code
     * @daily}, {@code @hourly}.
     *
     * <p>In UTC, unless {@link #zone} says otherwise. Where clocks are moved, an expression that names hours means times of
     * day: one that the clock skips comes at the moment when it is moved, one that it shows twice comes the first time. One
     * for every hour means time that passes, and comes as often in that hour as in any other.
     *
     * @param expression at most 200 characters
     * @throws IllegalArgumentException if it is wrong, saying what and where, or if it never comes
     */
    public static Schedule cron(String expression) {
        Objects.requireNonNull(expression, "expression");
        return new Schedule(Cron.parse(expression, ZoneOffset.UTC), Missed.ONCE);
    }

    /**
     * Each time that this long has passed, counted from the beginning of 1970 in UTC: {@code every(ofMinutes(15))} comes at
     * the full quarters of an hour, on all nodes and after any restart.
     *
     * @param interval whole milliseconds, from one second to ten years
     */
    public static Schedule every(Duration interval) {
        Objects.requireNonNull(interval, "interval");
        return new Schedule(new Every(interval), Missed.ONCE);
    }

    /** By the clocks of a zone, such as {@code Europe/Vienna}. */
    public Schedule zone(String zone) {
        Objects.requireNonNull(zone, "zone");
        try {
            return zone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "There is no time zone " + Storable.shown(zone) + "; write one such as Europe/Vienna, or UTC.", e);
        }
    }

    /**
     * By the clocks of a zone.
     *
     * @throws IllegalStateException if it is no cron expression: then it goes by no clock
     */
    public Schedule zone(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        if (timetable instanceof Cron cron) {
            return new Schedule(cron.in(zone), missed);
        }
        throw new IllegalStateException("'" + timetable.expression() + "' is the same in all time zones.");
    }

    /** What becomes of occurrences that were missed. {@link Missed#ONCE} unless said otherwise. */
    public Schedule missed(Missed missed) {
        return new Schedule(timetable, Objects.requireNonNull(missed, "missed"));
    }

    /**
     * The first occurrence after a time.
     *
     * @throws IllegalArgumentException if the time is not of the years from 1 to 9999, as a schedule's are
     */
    public Instant after(Instant time) {
        Objects.requireNonNull(time, "time");
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "a schedule goes by times from " + FIRST + " to " + LAST + ", not " + time);
        }
        return timetable.after(time);
    }

    Timetable timetable() {
        return timetable;
    }

    Missed missed() {
        return missed;
    }

    @Override
    public String toString() {
        return "Schedule[" + timetable.expression() + " in " + timetable.zone() + ", missed " + missed + "]";
    }
}
