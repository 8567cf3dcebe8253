package dev.pawl.processor.check;

import dev.pawl.processor.model.ValueType.Scalar.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
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
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Single values as they stand in annotations. */
final class Literals {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private Literals() {}

    /** What the text should have been; empty where it is a value of the kind. */
    static Optional<String> expected(Kind kind, String text) {
        return switch (kind) {
            case STRING -> Optional.empty();
            case BOOLEAN -> unless(text.equals("true") || text.equals("false"), "true or false");
            case CHAR -> unless(text.length() == 1, "one character");
            case BYTE -> whole(text, Byte::parseByte, "byte");
            case SHORT -> whole(text, Short::parseShort, "short");
            case INT -> whole(text, Integer::parseInt, "int");
            case LONG -> whole(text, Long::parseLong, "long");
            case BIG_INTEGER -> unless(WHOLE.matcher(text).matches(), "a whole number");
            case FLOAT -> unless(isNumber(text) && Float.isFinite(Float.parseFloat(text)), "a number");
            case DOUBLE -> unless(isNumber(text) && Double.isFinite(Double.parseDouble(text)), "a number");
            case BIG_DECIMAL -> unless(isNumber(text) && reads(BigDecimal::new, text), "a number");
            case UUID -> unless(isUuid(text), "a UUID with all its digits");
            case BYTES -> parsed(Base64.getDecoder()::decode, text, "text in Base64");
            case INSTANT -> parsed(Instant::parse, text, "an instant such as 2026-01-31T12:00:00Z");
            case DURATION -> parsed(Duration::parse, text, "a duration such as PT1H");
            case PERIOD -> parsed(Period::parse, text, "a period such as P1M");
            case LOCAL_DATE -> parsed(LocalDate::parse, text, "a date such as 2026-01-31");
            case LOCAL_TIME -> parsed(LocalTime::parse, text, "a time such as 12:00");
            case LOCAL_DATE_TIME -> parsed(LocalDateTime::parse, text, "a time such as 2026-01-31T12:00");
            case OFFSET_TIME -> parsed(OffsetTime::parse, text, "a time such as 12:00+01:00");
            case OFFSET_DATE_TIME -> parsed(OffsetDateTime::parse, text, "a time such as 2026-01-31T12:00+01:00");
            case ZONED_DATE_TIME ->
                parsed(ZonedDateTime::parse, text, "a time such as 2026-01-31T12:00+01:00[Europe/Berlin]");
            case YEAR -> parsed(Year::parse, text, "a year such as 2026");
            case YEAR_MONTH -> parsed(YearMonth::parse, text, "a month such as 2026-01");
            case MONTH_DAY -> parsed(MonthDay::parse, text, "a day such as --01-31");
            case ZONE_ID -> parsed(ZoneId::of, text, "a zone such as Europe/Berlin");
            case ZONE_OFFSET -> parsed(ZoneOffset::of, text, "an offset such as +01:00");
        };
    }

    private static Optional<String> whole(String text, Consumer<String> parse, String type) {
        return unless(WHOLE.matcher(text).matches() && reads(parse, text), "a whole number that fits " + type);
    }

    private static Optional<String> parsed(Consumer<String> parse, String text, String expected) {
        return unless(reads(parse, text), expected);
    }

    private static Optional<String> unless(boolean fits, String expected) {
        return fits ? Optional.empty() : Optional.of(expected);
    }

    /** Whether values of the kind are written with quotes around them. */
    static boolean isText(Kind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> false;
            default -> true;
        };
    }

    /** Whether the text is a number in JSON. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Java reads shortened ones too. */
    private static boolean isUuid(String text) {
        return text.length() == 36 && reads(UUID::fromString, text);
    }

    private static boolean reads(Consumer<String> parse, String text) {
        try {
            parse.accept(text);
            return true;
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
