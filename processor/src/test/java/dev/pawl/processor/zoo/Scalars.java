package dev.pawl.processor.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary values of the types that are one JSON scalar, over all that they can be. */
final class Scalars {

    private static final Map<Class<?>, Arbitrary<?>> BY_TYPE = new HashMap<>();

    static {
        put(Arbitraries.of(true, false), boolean.class, Boolean.class);
        put(
                Arbitraries.oneOf(Arbitraries.of(Byte.MIN_VALUE, Byte.MAX_VALUE), Arbitraries.bytes()),
                byte.class,
                Byte.class);
        put(
                Arbitraries.oneOf(Arbitraries.of(Short.MIN_VALUE, Short.MAX_VALUE), Arbitraries.shorts()),
                short.class,
                Short.class);
        put(
                Arbitraries.oneOf(Arbitraries.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE), Arbitraries.integers()),
                int.class,
                Integer.class);
        put(
                Arbitraries.oneOf(Arbitraries.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE), Arbitraries.longs()),
                long.class,
                Long.class);
        put(
                Arbitraries.oneOf(
                        Arbitraries.of(Float.NaN, -0.0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY),
                        Arbitraries.floats(),
                        Arbitraries.integers().map(Float::intBitsToFloat)),
                float.class,
                Float.class);
        put(
                Arbitraries.oneOf(
                        Arbitraries.of(Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY),
                        Arbitraries.doubles(),
                        Arbitraries.longs().map(Double::longBitsToDouble)),
                double.class,
                Double.class);
        put(Arbitraries.chars().filter(c -> c != 0 && !Character.isSurrogate(c)), char.class, Character.class);
        put(text(), String.class);
        put(
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60)),
                BigInteger.class);
        Arbitrary<BigDecimal> decimals = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
                        Arbitraries.integers().between(-400, 400))
                .as(BigDecimal::new);
        put(decimals, BigDecimal.class);
        put(Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new), UUID.class);
        put(Arbitraries.bytes().array(byte[].class).ofMaxSize(20), byte[].class);
        put(Arbitraries.integers().between(0, 300).set().ofMaxSize(8).map(Scalars::bits), BitSet.class);
        putTimes();
    }

    private Scalars() {}

    static Arbitrary<Object> of(Class<?> type) {
        return Objects.requireNonNull(BY_TYPE.get(type), type::toString).map(value -> value);
    }

    private static void put(Arbitrary<?> arbitrary, Class<?>... types) {
        for (Class<?> type : types) {
            BY_TYPE.put(type, arbitrary);
        }
    }

    /** Text of whole code points, U+0000 excepted: what can be stored. */
    private static Arbitrary<String> text() {
        Arbitrary<Integer> points = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 0x7f),
                Arbitraries.of((int) '"', (int) '\\', (int) '/', 0x2028, 0xffff, 0x1f600),
                Arbitraries.integers().between(0x80, 0xd7ff),
                Arbitraries.integers().between(0xe000, Character.MAX_CODE_POINT));
        return points.list().ofMaxSize(12).map(Scalars::text);
    }

    private static String text(List<Integer> points) {
        StringBuilder text = new StringBuilder();
        points.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static BitSet bits(Set<Integer> set) {
        BitSet bits = new BitSet();
        set.forEach(bits::set);
        return bits;
    }

    private static void putTimes() {
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.of(0, 1, 100_000_000, 999_999_999, 123_000, 500),
                Arbitraries.integers().between(0, 999_999_999));
        Arbitrary<LocalDate> dates = Arbitraries.oneOf(
                        Arbitraries.longs().between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()),
                        Arbitraries.longs().between(-800_000, 100_000))
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalTime> times = Combinators.combine(
                        Arbitraries.integers().between(0, 86_399), nanos, Arbitraries.of(1, 60, 3_600))
                .as((second, nano, unit) ->
                        LocalTime.ofSecondOfDay(second / unit * unit).plusNanos(unit == 1 ? nano : 0));
        Arbitrary<LocalDateTime> dateTimes = Combinators.combine(dates, times).as(LocalDateTime::of);
        Arbitrary<ZoneOffset> offsets =
                Arbitraries.integers().between(-18 * 3_600, 18 * 3_600).map(ZoneOffset::ofTotalSeconds);
        List<String> names = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        Arbitrary<ZoneId> zones = Arbitraries.oneOf(Arbitraries.of(names).map(ZoneId::of), offsets.map(o -> o));
        Arbitrary<Year> years = Arbitraries.oneOf(
                        Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE),
                        Arbitraries.integers().between(-10_001, 10_001))
                .map(Year::of);
        put(
                Combinators.combine(
                                Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                                nanos)
                        .as(Instant::ofEpochSecond),
                Instant.class);
        put(
                Combinators.combine(Arbitraries.longs(), nanos)
                        .as((seconds, nano) -> Duration.ofSeconds(seconds).plusNanos(nano)),
                Duration.class);
        put(
                Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
                        .as(Period::of),
                Period.class);
        put(dates, LocalDate.class);
        put(times, LocalTime.class);
        put(dateTimes, LocalDateTime.class);
        put(Combinators.combine(times, offsets).as(OffsetTime::of), OffsetTime.class);
        put(Combinators.combine(dateTimes, offsets).as(OffsetDateTime::of), OffsetDateTime.class);
        put(Combinators.combine(dateTimes, zones).as(Scalars::zoned), ZonedDateTime.class);
        put(years, Year.class);
        put(
                Combinators.combine(years, Arbitraries.integers().between(1, 12))
                        .as((year, month) -> year.atMonth(month)),
                YearMonth.class);
        put(
                Arbitraries.integers()
                        .between(0, 365)
                        .map(day -> MonthDay.from(LocalDate.of(2024, 1, 1).plusDays(day))),
                MonthDay.class);
        put(zones, ZoneId.class);
        put(offsets, ZoneOffset.class);
    }

    /** At the ends of time a zone's offset may lead out of it. */
    private static ZonedDateTime zoned(LocalDateTime time, ZoneId zone) {
        try {
            return ZonedDateTime.of(time, zone);
        } catch (DateTimeException outside) {
            return ZonedDateTime.of(LocalDateTime.of(2026, 11, 21, 10, 0), zone);
        }
    }
}
