package dev.pawl.runtime.spi;

import static java.time.temporal.ChronoField.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import org.jspecify.annotations.Nullable;

/** What java.time has, as its ISO-8601 text with every digit; a zone as its id. */
public final class JsonTimes {

    /** As {@link Year#parse} takes it; {@link Year#toString} leaves out the sign that years above 9999 need there. */
    private static final DateTimeFormatter YEARS = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .toFormatter();

    private JsonTimes() {}

    /** Writes any of them but a year. */
    public static void write(JsonOutput out, @Nullable Object value) {
        if (value instanceof Instant instant) {
            JsonInstants.write(out, instant);
        } else {
            JsonText.writePlain(out, value);
        }
    }

    public static void writeYear(JsonOutput out, @Nullable Year value) {
        JsonText.writePlain(out, value == null ? null : textOf(value));
    }

    /** A year as text. */
    public static String textOf(Year value) {
        return value.format(YEARS);
    }

    public static @Nullable Instant readInstant(JsonInput in) {
        Instant value = JsonInstants.read(in);
        return value == null ? JsonText.read(in, "an instant such as 2026-11-21T10:00:00Z", Instant::parse) : value;
    }

    public static @Nullable Duration readDuration(JsonInput in) {
        return JsonText.read(in, "a duration such as PT1H", Duration::parse);
    }

    public static @Nullable Period readPeriod(JsonInput in) {
        return JsonText.read(in, "a period such as P1M", Period::parse);
    }

    public static @Nullable LocalDate readLocalDate(JsonInput in) {
        return JsonText.read(in, "a date such as 2026-11-21", LocalDate::parse);
    }

    public static @Nullable LocalTime readLocalTime(JsonInput in) {
        return JsonText.read(in, "a time such as 10:00", LocalTime::parse);
    }

    public static @Nullable LocalDateTime readLocalDateTime(JsonInput in) {
        return JsonText.read(in, "a date and time such as 2026-11-21T10:00", LocalDateTime::parse);
    }

    public static @Nullable OffsetTime readOffsetTime(JsonInput in) {
        return JsonText.read(in, "a time such as 10:00+01:00", OffsetTime::parse);
    }

    public static @Nullable OffsetDateTime readOffsetDateTime(JsonInput in) {
        return JsonText.read(in, "a date and time such as 2026-11-21T10:00+01:00", OffsetDateTime::parse);
    }

    public static @Nullable ZonedDateTime readZonedDateTime(JsonInput in) {
        return JsonText.read(in, "a date and time such as 2026-11-21T10:00+01:00[Europe/Berlin]", ZonedDateTime::parse);
    }

    public static @Nullable Year readYear(JsonInput in) {
        return JsonText.read(in, "a year such as 2026", Year::parse);
    }

    public static @Nullable YearMonth readYearMonth(JsonInput in) {
        return JsonText.read(in, "a month such as 2026-11", JsonTimes::yearMonthOf);
    }

    /** {@link YearMonth#toString} leaves out the sign that {@link YearMonth#parse} needs for years above 9999. */
    private static YearMonth yearMonthOf(String text) {
        boolean unsigned = text.length() > "2026-11".length() && Character.isDigit(text.charAt(0));
        return YearMonth.parse(unsigned ? '+' + text : text);
    }

    public static @Nullable MonthDay readMonthDay(JsonInput in) {
        return JsonText.read(in, "a day such as --11-21", MonthDay::parse);
    }

    public static @Nullable ZoneId readZoneId(JsonInput in) {
        return JsonText.read(in, "a zone such as Europe/Berlin", ZoneId::of);
    }

    public static @Nullable ZoneOffset readZoneOffset(JsonInput in) {
        return JsonText.read(in, "an offset such as +01:00", ZoneOffset::of);
    }
}
