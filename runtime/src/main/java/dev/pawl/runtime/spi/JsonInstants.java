package dev.pawl.runtime.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants of the years 0 to 9999 as {@link Instant#toString} and {@link Instant#parse} have them, but without what these
 * make on the way; all that is out of the common is left to them.
 */
final class JsonInstants {

    private static final long DAY = 86_400;
    /** 0000-01-01 and 10000-01-01, in seconds since 1970. */
    private static final long FIRST = -62_167_219_200L;

    private static final long END = 253_402_300_800L;
    /** Of 400 years, after which the calendar begins anew. */
    private static final int DAYS_OF_ERA = 146_097;
    /** From the first of March of the year 0 to 1970. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final int LONGEST = "\"2026-11-21T10:00:00.123456789Z\"".length();

    private JsonInstants() {}

    static void write(JsonOutput out, Instant value) {
        long seconds = value.getEpochSecond();
        if (seconds < FIRST || seconds >= END) {
            out.writeString(value.toString());
            return;
        }
        int at = out.room(LONGEST);
        char[] into = out.text();
        into[at] = '"';
        at = putDate((int) Math.floorDiv(seconds, DAY), into, at + 1);
        into[at] = 'T';
        int second = (int) Math.floorMod(seconds, DAY);
        JsonDigits.putPadded(second / 3600, 2, into, at + 1);
        into[at + 3] = ':';
        JsonDigits.putPadded(second / 60 % 60, 2, into, at + 4);
        into[at + 6] = ':';
        JsonDigits.putPadded(second % 60, 2, into, at + 7);
        at = putFraction(value.getNano(), into, at + 9);
        into[at] = 'Z';
        into[at + 1] = '"';
        out.wrote(at + 2);
    }

    /** Reads the instant that stands here, or leaves it where it is out of the common, or is none. */
    static @Nullable Instant read(JsonInput in) {
        char[] text = in.text();
        int from = in.at() + 1;
        if (text[from - 1] != '"') {
            return null;
        }
        int year = JsonDigits.read(text, from, 4);
        int month = two(text, from + 4, '-');
        int day = two(text, from + 7, '-');
        int hour = two(text, from + 10, 'T');
        int minute = two(text, from + 13, ':');
        int second = two(text, from + 16, ':');
        if ((year | month - 1 | day - 1 | hour | minute | second) < 0
                || month > 12
                || day > 28 && day > daysOf(month, year)
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        int at = from + 19;
        int nanos = 0;
        if (text[at] == '.') {
            int digits = 0;
            while (digits < 9 && JsonDigits.isDigit(text[at + 1 + digits])) {
                nanos = nanos * 10 + (text[at + 1 + digits] - '0');
                digits++;
            }
            at += 1 + digits;
            for (int i = digits; i < 9; i++) {
                nanos *= 10;
            }
            if (digits == 0) {
                return null;
            }
        }
        if (text[at] != 'Z' || text[at + 1] != '"') {
            return null;
        }
        in.moveTo(at + 2);
        long hours = epochDay(year, month, day) * 24 + hour;
        return Instant.ofEpochSecond((hours * 60 + minute) * 60 + second, nanos);
    }

    private static int two(char[] text, int at, char before) {
        return text[at] == before ? JsonDigits.read(text, at + 1, 2) : -1;
    }

    private static int daysOf(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Years begin in March here, so that the day which some of them lack is their last. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = Math.floorMod(marchYear, 400);
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
    }

    private static int putDate(int epochDay, char[] into, int at) {
        int days = epochDay + DAYS_TO_1970;
        int era = Math.floorDiv(days, DAYS_OF_ERA);
        int dayOfEra = Math.floorMod(days, DAYS_OF_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * dayOfYear + 2) / 153;
        int month = march < 10 ? march + 3 : march - 9;
        int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        JsonDigits.putPadded(year, 4, into, at);
        into[at + 4] = '-';
        JsonDigits.putPadded(month, 2, into, at + 5);
        into[at + 7] = '-';
        return JsonDigits.putPadded(dayOfYear - (153 * march + 2) / 5 + 1, 2, into, at + 8);
    }

    /** None, or three digits, or six, or nine. */
    private static int putFraction(int nanos, char[] into, int at) {
        if (nanos == 0) {
            return at;
        }
        into[at] = '.';
        if (nanos % 1_000_000 == 0) {
            return JsonDigits.putPadded(nanos / 1_000_000, 3, into, at + 1);
        } else if (nanos % 1000 == 0) {
            return JsonDigits.putPadded(nanos / 1000, 6, into, at + 1);
        }
        return JsonDigits.putPadded(nanos, 9, into, at + 1);
    }
}
