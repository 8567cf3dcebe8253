package dev.pawl.runtime.internal.engine.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cron expressions mean, what is said of wrong ones, and what happens where clocks are moved. */
class CronTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** The next times, as they stand on the clock there, with the offset. */
    private static List<String> next(String expression, ZoneId zone, String after, int count) {
        Cron cron = Cron.parse(expression, zone);
        List<String> times = new ArrayList<>();
        Instant at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            at = cron.after(at);
            times.add(at.atZone(zone).toOffsetDateTime().toString());
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 3 * * *          | 2025-01-01T03:00:00Z | 2025-01-02T03:00
                    0 3 * * *          | 2025-01-01T02:59:59Z | 2025-01-01T03:00
                    0 3 * * *          | 2025-01-01T02:59:59.999Z | 2025-01-01T03:00
                    */15 * * * *       | 2025-12-31T23:45:00Z | 2026-01-01T00:00
                    5/20 * * * *       | 2025-01-01T00:05:00Z | 2025-01-01T00:25
                    0 8-18/5 * * *     | 2025-01-01T08:00:00Z | 2025-01-01T13:00
                    30 9 * * MON-FRI   | 2025-01-03T09:30:00Z | 2025-01-06T09:30
                    0 0 * * sat-sun    | 2025-01-04T00:00:00Z | 2025-01-05T00:00
                    0 0 * * 7          | 2025-01-01T00:00:00Z | 2025-01-05T00:00
                    0 0 * * 0          | 2025-01-01T00:00:00Z | 2025-01-05T00:00
                    0 0 * * 5-7        | 2025-01-04T00:00:00Z | 2025-01-05T00:00
                    0 0 1 JAN,jul *    | 2025-01-01T00:00:00Z | 2025-07-01T00:00
                    0 0 29 2 *         | 2025-01-01T00:00:00Z | 2028-02-29T00:00
                    0 0 29 2 *         | 2096-03-01T00:00:00Z | 2104-02-29T00:00
                    0 0 * 2 MON#5      | 2025-01-01T00:00:00Z | 2044-02-29T00:00
                    0 0 L * *          | 2024-02-01T00:00:00Z | 2024-02-29T00:00
                    0 0 L-3 * *        | 2025-01-01T00:00:00Z | 2025-01-28T00:00
                    0 0 LW * *         | 2025-08-01T00:00:00Z | 2025-08-29T00:00
                    0 0 15W * *        | 2025-02-01T00:00:00Z | 2025-02-14T00:00
                    0 0 15W * *        | 2025-06-01T00:00:00Z | 2025-06-16T00:00
                    0 0 1W * *         | 2025-02-01T00:00:00Z | 2025-02-03T00:00
                    0 0 27W 2 *        | 2027-02-01T00:00:00Z | 2027-02-26T00:00
                    0 0 1W,15W * *     | 2025-02-03T00:00:00Z | 2025-02-14T00:00
                    0 0 L,15 * *       | 2025-02-15T00:00:00Z | 2025-02-28T00:00
                    0 0 L * MON#1      | 2025-02-03T00:00:00Z | 2025-02-28T00:00
                    0 0 LW * */5       | 2025-01-01T00:00:00Z | 2025-01-31T00:00
                    0 0 * * FRI-MON    | 2025-01-04T00:00:00Z | 2025-01-05T00:00
                    0 0 * * FRI#2      | 2025-01-01T00:00:00Z | 2025-01-10T00:00
                    0 0 * * 5L         | 2025-01-01T00:00:00Z | 2025-01-31T00:00
                    0 0 13 * FRI       | 2025-01-01T00:00:00Z | 2025-01-03T00:00
                    0 0 13 * FRI       | 2025-01-10T00:00:00Z | 2025-01-13T00:00
                    0 0 1-7/1 * */7    | 2025-01-01T00:00:00Z | 2025-01-05T00:00
                    0 0 ? * WED        | 2025-01-01T00:00:00Z | 2025-01-08T00:00
                    30 * * * * *       | 2025-01-01T00:00:30Z | 2025-01-01T00:01:30
                    */10 59 23 31 12 * | 2025-12-31T23:59:50Z | 2026-12-31T23:59
                    @hourly            | 2025-01-01T00:00:00Z | 2025-01-01T01:00
                    @Daily             | 2025-01-01T00:00:00Z | 2025-01-02T00:00
                    @weekly            | 2025-01-01T00:00:00Z | 2025-01-05T00:00
                    @monthly           | 2025-01-01T00:00:00Z | 2025-02-01T00:00
                    @yearly            | 2025-01-01T00:00:00Z | 2026-01-01T00:00
                    """)
    void comesNext(String expression, String after, String expected) {
        Instant next = Cron.parse(expression, ZoneOffset.UTC).after(Instant.parse(after));
        assertThat(LocalDateTime.ofInstant(next, ZoneOffset.UTC)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                | has 0 fields; it takes five
                    * * *             | has 3 fields; it takes five
                    * * * * * * *     | has 7 fields
                    60 * * * *        | at character 1, in the minute, '60': Value 60 not in range [0, 59].
                    0 24 * * *        | at character 3, in the hour, '24': Value 24 not in range [0, 23].
                    0 0 0 * *         | at character 5, in the day of the month, '0': Value 0 not in range [1, 31].
                    0 0 1 13 *        | at character 7, in the month, '13': Value 13 not in range [1, 12].
                    0 0 * * 8         | at character 9, in the day of the week, '8': Value 8 not in range [0, 7].
                    60 * * * * *      | at character 1, in the second, '60': Value 60 not in range [0, 59].
                    1,2,x * * * *     | at character 5, in the minute, 'X': Invalid chars
                    0 0 1 FOO *       | at character 7, in the month, 'FOO': Invalid chars
                    1,,2 * * * *      | at character 3, in the minute, '': there is nothing beside a comma.
                    1, * * * *        | at character 3, in the minute, '': there is nothing beside a comma.
                    */0 * * * *       | at character 1, in the minute, '*/0': Period 0 not in range
                    */ * * * *        | at character 1, in the minute, '*/': Missing steps
                    5-1 * * * *       | at character 1, in the minute, '5-1': Invalid range
                    -5 * * * *        | at character 1, in the minute, '-5': Invalid expression
                    1-2-3 * * * *     | at character 1, in the minute, '1-2-3': Missing values for range
                    99999999999 * * * * | in the minute, '99999999999': Invalid chars
                    ? * * * *         | in the minute, '?': Invalid expression
                    0 0 * * MON#6     | at character 9, in the day of the week, 'MON#6': there is no such day.
                    0 0 L-31 * *      | at character 5, in the day of the month, 'L-31': there is no such day.
                    0 0 32W * *       | at character 5, in the day of the month, '32W'
                    0 0 1,31W * *     | at character 7, in the day of the month, '31W': not every month has it; write LW
                    0 0 * * L         | in the day of the week, 'L': L wants a day of the week before it
                    0 0 * * 1/2       | in the day of the week, '1/2': a step wants to know where the week ends
                    0 0 30 2 *        | never comes
                    0 0 31 4,6,9,11 * | never comes
                    @sometimes        | is none of [@annually, @daily
                    """)
    void saysWhatIsWrongAndWhere(String expression, String said) {
        assertThatThrownBy(() -> Cron.parse(expression, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    /** Whatever is written: it is refused as it should be, or it comes again and again. */
    @Test
    void noExpressionBreaksLater() {
        Random random = new Random(11);
        String characters = "0123456789**//,,--LW#?MONSUN";
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            List<String> fields = new ArrayList<>(List.of("0", "0", "*", "*", "*"));
            for (int n = random.nextInt(2); n >= 0; n--) {
                StringBuilder field = new StringBuilder();
                for (int length = 1 + random.nextInt(5); length > 0; length--) {
                    field.append(characters.charAt(random.nextInt(characters.length())));
                }
                fields.set(random.nextInt(5), field.toString());
            }
            String expression = String.join(" ", fields);
            Cron cron;
            try {
                cron = Cron.parse(expression, ZoneOffset.UTC);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).startsWith("The cron expression '" + expression + "' ");
                continue;
            }
            read++;
            Instant at = Instant.parse("2025-01-01T00:00:00Z");
            for (int n = 0; n < 30; n++) {
                Instant next = cron.after(at);
                assertThat(next).as(expression).isAfter(at);
                at = next;
            }
        }
        assertThat(read).isGreaterThan(300);
    }

    @Test
    void anEndlessExpressionIsRefused() {
        assertThatThrownBy(() -> Cron.parse("1,".repeat(100_000) + "1 * * * *", ZoneOffset.UTC))
                .hasMessageContaining("at most 200 characters");
    }

    @Test
    void aTimeOfDayThatIsSkippedComesWhenTheClockIsMoved() {
        assertThat(next("30 2 * * *", VIENNA, "2025-03-29T12:00:00Z", 2))
                .containsExactly("2025-03-30T03:00+02:00", "2025-03-31T02:30+02:00");
        assertThat(next("30 2 * * *", NEW_YORK, "2025-03-08T12:00:00Z", 2))
                .containsExactly("2025-03-09T03:00-04:00", "2025-03-10T02:30-04:00");
        assertThat(next("*/20 2,3 * * *", VIENNA, "2025-03-29T12:00:00Z", 3))
                .containsExactly("2025-03-30T03:00+02:00", "2025-03-30T03:20+02:00", "2025-03-30T03:40+02:00");
    }

    @Test
    void aTimeOfDayThatIsThereTwiceCountsOnce() {
        assertThat(next("30 2 * * *", VIENNA, "2025-10-25T12:00:00Z", 2))
                .containsExactly("2025-10-26T02:30+02:00", "2025-10-27T02:30+01:00");
        assertThat(next("30 1 * * *", NEW_YORK, "2025-11-01T12:00:00Z", 2))
                .containsExactly("2025-11-02T01:30-04:00", "2025-11-03T01:30-05:00");
        // From within the hour that is there a second time.
        assertThat(next("*/20 2 * * *", VIENNA, "2025-10-26T01:10:00Z", 1)).containsExactly("2025-10-27T02:00+01:00");
        assertThat(next("0 */2 * * *", VIENNA, "2025-10-25T23:00:00Z", 2))
                .containsExactly("2025-10-26T02:00+02:00", "2025-10-26T04:00+01:00");
    }

    @Test
    void timeThatPassesGoesOnWhereTheClockIsMoved() {
        assertThat(next("30 * * * *", VIENNA, "2025-03-30T00:00:00Z", 3))
                .containsExactly("2025-03-30T01:30+01:00", "2025-03-30T03:30+02:00", "2025-03-30T04:30+02:00");
        assertThat(next("0,30 * * * *", NEW_YORK, "2025-11-02T05:00:00Z", 4))
                .containsExactly(
                        "2025-11-02T01:30-04:00",
                        "2025-11-02T01:00-05:00",
                        "2025-11-02T01:30-05:00",
                        "2025-11-02T02:00-05:00");
        Cron each = Cron.parse("* * * * *", VIENNA);
        for (String day : List.of("2025-03-30T00:00:00Z", "2025-10-26T00:00:00Z")) {
            Instant at = Instant.parse(day);
            for (int i = 0; i < 24 * 60; i++) {
                assertThat(each.after(at)).isEqualTo(at.plusSeconds(60));
                at = at.plusSeconds(60);
            }
        }
    }

    @Test
    void oddZonesAreKnown() {
        // The clock is moved at midnight, by half an hour, and past a whole day.
        assertThat(next("0 0 * * *", ZoneId.of("America/Santiago"), "2025-09-06T12:00:00Z", 2))
                .containsExactly("2025-09-07T01:00-03:00", "2025-09-08T00:00-03:00");
        assertThat(next("15 2 * * *", ZoneId.of("Australia/Lord_Howe"), "2025-10-04T00:00:00Z", 2))
                .containsExactly("2025-10-05T02:30+11:00", "2025-10-06T02:15+11:00");
        assertThat(next("45 1 * * *", ZoneId.of("Australia/Lord_Howe"), "2026-04-04T00:00:00Z", 2))
                .containsExactly("2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30");
        assertThat(next("0 12 * * *", ZoneId.of("Pacific/Apia"), "2011-12-29T23:00:00Z", 2))
                .containsExactly("2011-12-31T00:00+14:00", "2011-12-31T12:00+14:00");
    }

    @Test
    void whatComesIsAlwaysLater() {
        Random random = new Random(7);
        List<ZoneId> zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        for (int i = 0; i < 5_000; i++) {
            Cron cron = Cron.parse(
                    random.nextBoolean() ? "*/7 * * * *" : "*/20 0-3,22,23 * * *",
                    zones.get(random.nextInt(zones.size())));
            Instant time = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L), random.nextInt(1_000_000_000));
            Instant next = cron.after(time);
            assertThat(next).isAfter(time).isBefore(time.plus(Duration.ofDays(3)));
            // Nothing is left out between: from anywhere before, the same comes.
            Instant between =
                    time.plusMillis(random.nextLong(Duration.between(time, next).toMillis() + 1));
            assertThat(between.isBefore(next) ? cron.after(between) : next).isEqualTo(next);
        }
    }

    /** Random expressions against a clock that is looked at each minute. */
    @Test
    void comesWhenEachFieldSaysSo() {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            TreeSet<Integer> minutes = some(random, 0, 59);
            TreeSet<Integer> hours = some(random, 0, 23);
            TreeSet<Integer> days = random.nextBoolean() ? null : some(random, 1, 31);
            TreeSet<Integer> months = some(random, 1, 12);
            TreeSet<Integer> weekdays = random.nextBoolean() ? null : some(random, 0, 6);
            String expression =
                    text(minutes) + " " + text(hours) + " " + text(days) + " " + text(months) + " " + text(weekdays);
            Cron cron;
            try {
                cron = Cron.parse(expression, ZoneOffset.UTC);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("never comes");
                continue;
            }
            LocalDateTime minute = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(366 * 24 * 60));
            Instant next = cron.after(minute.toInstant(ZoneOffset.UTC));
            for (int n = 0; n < 60 * 24 * 60; n++) {
                minute = minute.plusMinutes(1);
                Integer weekday = minute.getDayOfWeek().getValue() % 7;
                boolean day = days == null
                        ? weekdays == null || weekdays.contains(weekday)
                        : days.contains(minute.getDayOfMonth()) || weekdays != null && weekdays.contains(weekday);
                boolean comes = day
                        && months.contains(minute.getMonthValue())
                        && hours.contains(minute.getHour())
                        && minutes.contains(minute.getMinute());
                Instant now = minute.toInstant(ZoneOffset.UTC);
                if (comes != next.equals(now)) {
                    Supplier<String> where = () -> expression + " at " + now;
                    throw new AssertionError(where.get());
                }
                next = comes ? cron.after(now) : next;
            }
        }
    }

    private static TreeSet<Integer> some(Random random, int first, int last) {
        TreeSet<Integer> numbers = new TreeSet<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            numbers.add(random.nextInt(first, last + 1));
        }
        return numbers;
    }

    private static String text(TreeSet<Integer> numbers) {
        return numbers == null ? "*" : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
