package dev.pawl.runtime.internal.engine.cron;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.pawl.runtime.spi.Storable;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a cron expression of five fields, or of six with seconds first, with cron-utils. It takes an expression apart into
 * simpler ones, of which the library knows the times, and says which field is wrong. For one expression.
 */
final class CronReader {

    private static final int LONGEST = 200;
    private static final int FIELDS = 6;
    private static final int DAY = 3;
    private static final int WEEKDAY = 5;

    private static final List<String> WORDS =
            List.of("second", "minute", "hour", "day of the month", "month", "day of the week");

    private static final List<String> NICKNAMES =
            List.of("@annually", "@daily", "@hourly", "@midnight", "@monthly", "@weekly", "@yearly");

    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final Pattern PART = Pattern.compile("([^,]*)(,|$)");
    private static final Pattern SPECIAL_DAY = Pattern.compile(".*[LW].*");
    private static final Pattern SPECIAL_WEEKDAY = Pattern.compile(".*#.*|.*L");

    /** A month may end with it or before it. */
    private static final Pattern LATE_WEEKDAY = Pattern.compile("(2[89]|3\\d)W");

    private static final Pattern ENDLESS_STEPS = Pattern.compile("\\w+/.*");

    /** What the library says before what is wrong. */
    private static final Pattern PREFACE = Pattern.compile("^Failed to parse cron expression\\. |[.!]$");

    private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int HOURS = 24;

    /** A field, or a part of one, and where it begins. */
    private record Text(String text, int at) {}

    private final String expression;
    private final CronParser parser = new CronParser(definition());

    CronReader(String expression) {
        this.expression = expression;
    }

    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .withStrictRange()
                .and()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameHourly()
                .instance();
    }

    CronTimes read() {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A cron expression has at most " + LONGEST + " characters, not " + expression.length());
        }
        List<Text> fields = fields();
        for (int field = 0; field < FIELDS; field++) {
            for (Text part : parts(fields.get(field))) {
                check(part, field);
            }
        }
        return new CronTimes(times(fields), everyHour(fields.get(2).text()));
    }

    /** All six. */
    private List<Text> fields() {
        String written = expression.strip().toLowerCase(Locale.ROOT);
        if (written.startsWith("@")) {
            if (!NICKNAMES.contains(written)) {
                throw new IllegalArgumentException(
                        "The cron expression " + Storable.shown(expression) + " is none of " + NICKNAMES);
            }
            return split(parser.parse(written).asString());
        }
        List<Text> fields = split(expression);
        if (fields.size() == FIELDS - 1) {
            fields.add(0, new Text("0", 0));
        }
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException(
                    "The cron expression " + Storable.shown(expression) + " has " + fields.size()
                            + " fields; it takes five, minute hour day-of-month month day-of-week, or six with the second first.");
        }
        return fields;
    }

    private static List<Text> split(String text) {
        List<Text> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            fields.add(new Text(matcher.group().toUpperCase(Locale.ROOT), matcher.start()));
        }
        return fields;
    }

    private static List<Text> parts(Text field) {
        List<Text> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(field.text());
        do {
            matcher.find();
            parts.add(new Text(matcher.group(1), field.at() + matcher.start()));
        } while (!matcher.group(2).isEmpty());
        return parts;
    }

    /** Asks the library about a part alone, and says before it what it would read as something else. */
    private void check(Text part, int field) {
        if (part.text().isEmpty()) {
            throw wrong(part, field, "there is nothing beside a comma");
        }
        if (field == DAY && LATE_WEEKDAY.matcher(part.text()).matches()) {
            throw wrong(part, field, "not every month has it; write LW for the last day from Monday to Friday");
        }
        if (field == WEEKDAY && part.text().equals("L")) {
            throw wrong(part, field, "L wants a day of the week before it, as in FRIL");
        }
        if (field == WEEKDAY && ENDLESS_STEPS.matcher(part.text()).matches()) {
            throw wrong(part, field, "a step wants to know where the week ends, as in 1-5/2");
        }
        List<String> alone = new ArrayList<>(Collections.nCopies(FIELDS, "*"));
        alone.set(field, part.text());
        boolean comes;
        try {
            comes = CronTimes.from(time(alone), ANY) != null;
        } catch (RuntimeException e) {
            // Some of what it does not read it notices only when it counts, and says so in several ways.
            throw wrong(
                    part, field, PREFACE.matcher(String.valueOf(e.getMessage())).replaceAll(""));
        }
        if (!comes) {
            throw wrong(part, field, "there is no such day");
        }
    }

    private ExecutionTime time(List<String> fields) {
        return ExecutionTime.forCron(parser.parse(String.join(" ", fields)));
    }

    /**
     * Where both name days, either is enough; where one has a star, both must agree: so cron has always had it. The library
     * always wants both to agree, and in a list beside days such as L and 15W it loses some.
     */
    private List<ExecutionTime> times(List<Text> fields) {
        List<String> days = alternatives(fields.get(DAY), SPECIAL_DAY);
        List<String> weekdays = alternatives(fields.get(WEEKDAY), SPECIAL_WEEKDAY);
        List<ExecutionTime> times = new ArrayList<>();
        if (named(fields.get(DAY)) && named(fields.get(WEEKDAY))) {
            days.forEach(day -> times.add(time(fields, day, "*")));
            weekdays.forEach(weekday -> times.add(time(fields, "*", weekday)));
        } else {
            days.forEach(day -> weekdays.forEach(weekday -> times.add(time(fields, day, weekday))));
        }
        return List.copyOf(times);
    }

    private ExecutionTime time(List<Text> fields, String day, String weekday) {
        List<String> simple = new ArrayList<>(fields.stream().map(Text::text).toList());
        simple.set(DAY, day);
        simple.set(WEEKDAY, weekday);
        return time(simple);
    }

    private static boolean named(Text field) {
        return field.text().indexOf('*') < 0 && field.text().indexOf('?') < 0;
    }

    /** What is fixed, all in one, and each of those that are another day each month. */
    private static List<String> alternatives(Text field, Pattern special) {
        List<String> plain = new ArrayList<>();
        List<String> alternatives = new ArrayList<>();
        for (Text part : parts(field)) {
            String text = part.text().equals("?") ? "*" : part.text();
            (special.matcher(text).matches() ? alternatives : plain).add(text);
        }
        if (!plain.isEmpty()) {
            alternatives.add(String.join(",", plain));
        }
        return alternatives;
    }

    private boolean everyHour(String hours) {
        ExecutionTime time = time(List.of("0", "0", hours, "*", "*", "*"));
        return IntStream.range(0, HOURS)
                .mapToObj(ANY::plusHours)
                .allMatch(hour -> hour.equals(CronTimes.from(time, hour)));
    }

    private IllegalArgumentException wrong(Text part, int field, String what) {
        return new IllegalArgumentException(
                "The cron expression " + Storable.shown(expression) + " is wrong at character " + (part.at() + 1)
                        + ", in the " + WORDS.get(field) + ", '" + part.text() + "': " + what + ".");
    }
}
