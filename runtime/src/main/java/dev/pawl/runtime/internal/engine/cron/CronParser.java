package dev.pawl.runtime.internal.engine.cron;

import dev.pawl.runtime.internal.engine.cron.CronFields.Days;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a cron expression of five fields, or of six with seconds first. For one expression. */
final class CronParser {

    private static final int LONGEST = 200;

    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final Pattern PART = Pattern.compile("([^,]*)(,|$)");
    private static final Pattern FROM_THE_END = Pattern.compile("L-(\\d{1,2})");
    private static final Pattern NEAREST_WEEKDAY = Pattern.compile("(\\d{1,2})W");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("(.+)L");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("(.+)#(\\d)");

    /** What a field counts. */
    private enum Unit {
        SECOND("second", 0, 59, List.of()),
        MINUTE("minute", 0, 59, List.of()),
        HOUR("hour", 0, 23, List.of()),
        DAY("day of the month", 1, 31, List.of()),
        MONTH("month", 1, 12, MONTHS),
        WEEKDAY("day of the week", 0, 6, WEEKDAYS);

        private final String words;
        private final int first;
        private final int last;
        private final List<String> names;

        Unit(String words, int first, int last, List<String> names) {
            this.words = words;
            this.first = first;
            this.last = last;
            this.names = names;
        }

        /** Sunday may be 7, too. */
        private int most() {
            return this == WEEKDAY ? 7 : last;
        }
    }

    /** A field, or a part of one, and where it begins. */
    private record Text(String text, int at) {}

    private final String expression;

    CronParser(String expression) {
        this.expression = expression;
    }

    CronFields parse() {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A cron expression has at most " + LONGEST + " characters, not " + expression.length());
        }
        List<Text> fields = fields();
        int day = fields.size() - 3;
        return new CronFields(
                fields.size() == 6 ? mask(fields.get(0), Unit.SECOND) : 1,
                mask(fields.get(day - 2), Unit.MINUTE),
                mask(fields.get(day - 1), Unit.HOUR),
                mask(fields.get(day + 1), Unit.MONTH),
                days(fields.get(day), fields.get(day + 2)));
    }

    private List<Text> fields() {
        String written = expression.strip();
        if (written.startsWith("@")) {
            String meant = WORDS.get(written.toLowerCase(Locale.ROOT));
            if (meant == null) {
                throw wrong(
                        new Text(written, 0),
                        "'" + written + "' is none of "
                                + WORDS.keySet().stream().sorted().toList());
            }
            return new CronParser(meant).fields();
        }
        List<Text> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(expression);
        while (matcher.find()) {
            fields.add(new Text(matcher.group().toUpperCase(Locale.ROOT), matcher.start()));
        }
        if (fields.size() != 5 && fields.size() != 6) {
            throw new IllegalArgumentException(
                    "The cron expression '" + expression + "' has " + fields.size()
                            + " fields; it takes five, minute hour day-of-month month day-of-week, or six with the second first.");
        }
        return fields;
    }

    private long mask(Text field, Unit unit) {
        long mask = 0;
        for (Text part : parts(field)) {
            mask |= numbers(part, unit);
        }
        return mask;
    }

    private List<Text> parts(Text field) {
        List<Text> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(field.text());
        do {
            matcher.find();
            Text part = new Text(matcher.group(1), field.at() + matcher.start());
            if (part.text().isEmpty()) {
                throw wrong(part, "there is nothing beside a comma");
            }
            parts.add(part);
        } while (!matcher.group(2).isEmpty());
        return parts;
    }

    /** A number, a range or all, perhaps with a step. */
    private long numbers(Text part, Unit unit) {
        int slash = part.text().indexOf('/');
        Text range = slash < 0 ? part : new Text(part.text().substring(0, slash), part.at());
        int step = slash < 0 ? 1 : step(new Text(part.text().substring(slash + 1), part.at() + slash + 1), unit);
        int dash = range.text().indexOf('-');
        int from;
        int to;
        if (range.text().equals("*") || range.text().equals("?") && (unit == Unit.DAY || unit == Unit.WEEKDAY)) {
            from = unit.first;
            to = unit.last;
        } else if (dash < 0) {
            from = number(range, unit);
            to = slash < 0 ? from : unit.last;
        } else {
            from = number(new Text(range.text().substring(0, dash), range.at()), unit);
            to = number(new Text(range.text().substring(dash + 1), range.at() + dash + 1), unit);
            // A week may end with its Sunday.
            to = unit == Unit.WEEKDAY && to == 0 && from > 0 ? 7 : to;
        }
        if (from > to) {
            throw wrong(
                    range, "the range of " + unit.words + "s '" + range.text() + "' runs backwards; write it as two");
        }
        long mask = 0;
        for (int number = from; number <= to; number += step) {
            mask |= 1L << (unit == Unit.WEEKDAY ? number % 7 : number);
        }
        return mask;
    }

    private int step(Text text, Unit unit) {
        Integer step = digits(text.text());
        if (step == null || step == 0) {
            throw wrong(
                    text, "the step of the " + unit.words + " must be a number from 1 on, not '" + text.text() + "'");
        }
        return step;
    }

    private int number(Text text, Unit unit) {
        int name = unit.names.indexOf(text.text());
        if (name >= 0) {
            return name + unit.first;
        }
        Integer number = digits(text.text());
        if (number == null) {
            throw wrong(
                    text,
                    "the " + unit.words + " must be a number" + (unit.names.isEmpty() ? "" : " or one of " + unit.names)
                            + ", not '" + text.text() + "'");
        }
        if (number < unit.first || number > unit.most()) {
            throw wrong(
                    text,
                    "the " + unit.words + " must be from " + unit.first + " to " + unit.most() + ", not "
                            + text.text());
        }
        return number;
    }

    /** A number of at most four digits; null if it is something else. */
    private static @Nullable Integer digits(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(text) : null;
    }

    /** Where both name days, either is enough; where one has a star, both must agree: so cron has always had it. */
    private Days days(Text monthField, Text weekField) {
        Days ofMonth = days(monthField, Unit.DAY);
        Days ofWeek = days(weekField, Unit.WEEKDAY);
        boolean either = named(monthField) && named(weekField);
        return either ? date -> ofMonth.has(date) || ofWeek.has(date) : date -> ofMonth.has(date) && ofWeek.has(date);
    }

    private static boolean named(Text field) {
        return field.text().indexOf('*') < 0 && field.text().indexOf('?') < 0;
    }

    private Days days(Text field, Unit unit) {
        long plain = 0;
        List<Days> special = new ArrayList<>();
        for (Text part : parts(field)) {
            Days found = unit == Unit.DAY ? specialDay(part) : specialWeekday(part);
            if (found == null) {
                plain |= numbers(part, unit);
            } else {
                special.add(found);
            }
        }
        long mask = plain;
        return date ->
                CronFields.has(mask, number(date, unit)) || special.stream().anyMatch(days -> days.has(date));
    }

    private static int number(LocalDate date, Unit unit) {
        return unit == Unit.DAY ? date.getDayOfMonth() : date.getDayOfWeek().getValue() % 7;
    }

    private @Nullable Days specialDay(Text part) {
        if (part.text().equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (part.text().equals("LW")) {
            return date -> date.equals(nearestWeekday(date, date.lengthOfMonth()));
        }
        Matcher end = FROM_THE_END.matcher(part.text());
        if (end.matches()) {
            int before = Integer.parseInt(end.group(1));
            if (before > 30) {
                throw wrong(part, "no month has a day " + before + " before its last");
            }
            return date -> date.getDayOfMonth() == date.lengthOfMonth() - before;
        }
        Matcher nearest = NEAREST_WEEKDAY.matcher(part.text());
        if (nearest.matches()) {
            int day = number(new Text(nearest.group(1), part.at()), Unit.DAY);
            return date -> day <= date.lengthOfMonth() && date.equals(nearestWeekday(date, day));
        }
        return null;
    }

    /** The day from Monday to Friday that is nearest to a day of a month, and in that month. */
    private static LocalDate nearestWeekday(LocalDate month, int day) {
        LocalDate date = month.withDayOfMonth(day);
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day == 1 ? date.plusDays(2) : date.minusDays(1);
        }
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return day == date.lengthOfMonth() ? date.minusDays(2) : date.plusDays(1);
        }
        return date;
    }

    private @Nullable Days specialWeekday(Text part) {
        Matcher nth = NTH_WEEKDAY.matcher(part.text());
        if (nth.matches()) {
            int weekday = number(new Text(nth.group(1), part.at()), Unit.WEEKDAY) % 7;
            int n = Integer.parseInt(nth.group(2));
            if (n < 1 || n > 5) {
                throw wrong(part, "a month has a first to a fifth of each day of the week, no '#" + n + "'");
            }
            return date -> number(date, Unit.WEEKDAY) == weekday && (date.getDayOfMonth() - 1) / 7 + 1 == n;
        }
        Matcher last = LAST_WEEKDAY.matcher(part.text());
        if (last.matches()) {
            int weekday = number(new Text(last.group(1), part.at()), Unit.WEEKDAY) % 7;
            return date -> number(date, Unit.WEEKDAY) == weekday && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        }
        return null;
    }

    private IllegalArgumentException wrong(Text part, String what) {
        return new IllegalArgumentException("The cron expression '" + expression + "' is wrong at character "
                + (part.at() + 1) + ": " + what + ".");
    }
}
