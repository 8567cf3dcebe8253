package dev.pawl.runtime.internal.engine.cron;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What a cron expression says of a clock on a wall. Each set of numbers is a mask: bit 5 is the number 5.
 *
 * @param days which days of the months that it names
 */
record CronFields(long seconds, long minutes, long hours, long months, Days days) {

    private static final long EVERY_HOUR = (1L << 24) - 1;
    private static final int NONE = Long.SIZE;

    /** The calendar repeats the rarest of days, a fifth Monday in February, within forty years. */
    private static final int CENTURY = 100;

    /** A set of days. */
    @FunctionalInterface
    interface Days {
        boolean has(LocalDate date);
    }

    /** Whether it names no hours, so that it is about the time that passes and not about the time of day. */
    boolean everyHour() {
        return hours == EVERY_HOUR;
    }

    /** The first time from that one on; null if none comes in a hundred years, and so ever. */
    @Nullable LocalDateTime from(LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        LocalDate last = date.plusYears(CENTURY);
        LocalTime earliest = time.toLocalTime();
        while (!date.isAfter(last)) {
            if (!has(months, date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else {
                LocalTime found = days.has(date) ? from(earliest) : null;
                if (found != null) {
                    return date.atTime(found);
                }
                date = date.plusDays(1);
            }
            earliest = LocalTime.MIDNIGHT;
        }
        return null;
    }

    private @Nullable LocalTime from(LocalTime time) {
        for (int hour = next(hours, time.getHour()); hour != NONE; hour = next(hours, hour + 1)) {
            boolean first = hour == time.getHour();
            int earliest = first ? time.getMinute() : 0;
            for (int minute = next(minutes, earliest); minute != NONE; minute = next(minutes, minute + 1)) {
                int second = next(seconds, first && minute == time.getMinute() ? time.getSecond() : 0);
                if (second != NONE) {
                    return LocalTime.of(hour, minute, second);
                }
            }
        }
        return null;
    }

    static boolean has(long mask, int number) {
        return (mask >>> number & 1) == 1;
    }

    private static int next(long mask, int from) {
        return Long.numberOfTrailingZeros(mask & -1L << from);
    }
}
