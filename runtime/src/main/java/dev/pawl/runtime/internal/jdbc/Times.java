package dev.pawl.runtime.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as the database knows them: in whole microseconds. Those that go there are rounded up, so that what is due by the
 * database's clock is due by the time that was asked for too.
 */
public final class Times {

    /** Nobody waits for longer; and Postgres cannot count as far as Java. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Times() {}

    /** Microseconds since 1970. */
    public static @Nullable Long micros(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        Instant kept = time.isAfter(LATEST) ? LATEST : time.isBefore(EARLIEST) ? EARLIEST : time;
        return kept.getEpochSecond() * 1_000_000 + (kept.getNano() + 999) / 1_000;
    }

    /** Microseconds. */
    public static @Nullable Long micros(@Nullable Duration delay) {
        if (delay == null) {
            return null;
        }
        Duration kept = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        return kept.getSeconds() * 1_000_000 + (kept.getNano() + 999) / 1_000;
    }

    /** A delay in microseconds. */
    public static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** A time since 1970 in microseconds. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A column of type timestamptz that is not null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        Instant time = orNull(row, column);
        if (time == null) {
            throw new SQLException("column " + column + " is null");
        }
        return time;
    }

    /** A column of type timestamptz that is not null, by its number from 1. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        Instant time = orNull(row, column);
        if (time == null) {
            throw new SQLException("column " + column + " is null");
        }
        return time;
    }

    /** A column of type timestamptz, by its number from 1. */
    public static @Nullable Instant orNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A column of type timestamptz. */
    public static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
