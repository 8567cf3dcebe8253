package dev.pawl.processor.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.zoo.Zoo.Awkward;
import dev.pawl.processor.zoo.Zoo.Boxes;
import dev.pawl.processor.zoo.Zoo.Circle;
import dev.pawl.processor.zoo.Zoo.Collections;
import dev.pawl.processor.zoo.Zoo.Color;
import dev.pawl.processor.zoo.Zoo.Converts;
import dev.pawl.processor.zoo.Zoo.Either;
import dev.pawl.processor.zoo.Zoo.Generics;
import dev.pawl.processor.zoo.Zoo.Group;
import dev.pawl.processor.zoo.Zoo.Guarded;
import dev.pawl.processor.zoo.Zoo.Keys;
import dev.pawl.processor.zoo.Zoo.Known;
import dev.pawl.processor.zoo.Zoo.Left;
import dev.pawl.processor.zoo.Zoo.Nothing;
import dev.pawl.processor.zoo.Zoo.Pair;
import dev.pawl.processor.zoo.Zoo.Positive;
import dev.pawl.processor.zoo.Zoo.Primitives;
import dev.pawl.processor.zoo.Zoo.Rectangle;
import dev.pawl.processor.zoo.Zoo.Right;
import dev.pawl.processor.zoo.Zoo.Shapes;
import dev.pawl.processor.zoo.Zoo.Texts;
import dev.pawl.processor.zoo.Zoo.Times;
import dev.pawl.processor.zoo.Zoo.Tree;
import dev.pawl.processor.zoo.Zoo.Trees;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written is read back as it was, and the same bytes are written of that. */
class RoundTripTest {

    private static final UUID ONE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID TWO = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    static Stream<Record> states() {
        return Stream.of(
                        primitives(),
                        boxes(),
                        times(),
                        collections(),
                        keys(),
                        Stream.of(
                                shapes(),
                                trees(),
                                generics(new Left<>("left")),
                                generics(new Right<>(3L)),
                                converts(),
                                new Nothing()),
                        Stream.of(
                                new Awkward(1, 2, 3, true, "v", 4, "\"q\" \\ / \u2028 \ud83d\ude00", null),
                                new Guarded(new Positive(1), Optional.of(new Positive(2))),
                                new Guarded(null, Optional.empty())))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("states")
    void isReadAsItWasWritten(Record state) {
        String document = Documents.write(state);
        Record read = Documents.read(state.getClass(), document);
        assertThat(read).as(document).isEqualTo(state);
        assertThat(Documents.write(read)).isEqualTo(document);
    }

    @Test
    void textsKeepScaleAndBytes() {
        for (BigDecimal decimal : List.of(
                new BigDecimal("1.00"),
                new BigDecimal("1E+3"),
                new BigDecimal("-0.000001"),
                new BigDecimal("1E-400"))) {
            Texts texts = new Texts(
                    "é\t\u0001", BigInteger.TWO.pow(2_000).negate(), decimal, TWO, new byte[] {0, -1, 127, 62, 63});
            Texts read = Documents.read(Texts.class, Documents.write(texts));
            assertThat(read.decimal()).isEqualTo(decimal);
            assertThat(read.bytes()).isEqualTo(texts.bytes());
            assertThat(List.of(read.text(), read.whole(), read.uuid()))
                    .isEqualTo(List.of(texts.text(), texts.whole(), texts.uuid()));
        }
        Texts none = new Texts(null, null, null, null, null);
        assertThat(Documents.read(Texts.class, Documents.write(none))).isEqualTo(none);
    }

    @Test
    void theDocumentIsPlainJson() {
        assertThat(Documents.write(shapes()))
                .isEqualTo(
                        "{\"shape\":{\"@type\":\"Group\",\"members\":[{\"@type\":\"rect\",\"width\":1.0,\"height\":2.5},"
                                + "{\"@type\":\"Known\",\"value\":\"PLANE\"}],\"frame\":null},\"more\":[null,"
                                + "{\"@type\":\"Circle\",\"radius\":1.0}],\"alone\":{\"radius\":3.0},"
                                + "\"set\":[{\"@type\":\"Circle\",\"radius\":1.0},{\"@type\":\"Known\",\"value\":\"POINT\"}]}");
        assertThat(Documents.write(converts()))
                .isEqualTo("{\"typed\":\"1.50\",\"single\":150,\"foreign\":[1,5],\"many\":[\"0\",null],"
                        + "\"perhaps\":\"2\"}");
    }

    private static Stream<Record> primitives() {
        return Stream.of(
                new Primitives(
                        true,
                        Byte.MIN_VALUE,
                        Short.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Float.MIN_VALUE,
                        Double.MIN_VALUE,
                        '"'),
                new Primitives(
                        false,
                        Byte.MAX_VALUE,
                        Short.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Float.MAX_VALUE,
                        Double.MAX_VALUE,
                        '\u20ac'),
                new Primitives(false, (byte) 0, (short) 0, 0, 0, Float.NaN, Double.NaN, ' '),
                new Primitives(
                        false, (byte) 0, (short) 0, 0, 0, Float.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, ' '),
                new Primitives(false, (byte) 0, (short) 0, 0, 0, -0.0f, -0.0, ' '),
                new Primitives(false, (byte) 0, (short) 0, 0, 0, 0.1f, 2.0E-3, ' '));
    }

    private static Stream<Record> boxes() {
        return Stream.of(
                new Boxes(true, (byte) 1, (short) 2, 3, 4L, 5.5f, 6.5, 'c'),
                new Boxes(null, null, null, null, null, null, null, null));
    }

    private static Stream<Record> times() {
        return Stream.of(
                new Times(
                        Instant.parse("2026-11-21T10:00:00.123456789Z"),
                        Duration.ofNanos(-1),
                        Period.of(1, -2, 3),
                        LocalDate.of(2026, 11, 21),
                        LocalTime.of(10, 0),
                        LocalDateTime.of(2026, 11, 21, 10, 0, 0, 1),
                        OffsetTime.parse("10:00+01:00"),
                        OffsetDateTime.parse("2026-11-21T10:00:00.5-05:30"),
                        ZonedDateTime.ofLocal(
                                LocalDateTime.of(2026, 10, 25, 2, 30),
                                ZoneId.of("Europe/Berlin"),
                                ZoneOffset.ofHours(1)),
                        Year.of(2026),
                        YearMonth.of(2026, 11),
                        MonthDay.of(2, 29),
                        ZoneId.of("America/New_York"),
                        ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)),
                new Times(
                        Instant.MAX,
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Period.ZERO,
                        LocalDate.MIN,
                        LocalTime.MAX,
                        LocalDateTime.MAX,
                        OffsetTime.MIN,
                        OffsetDateTime.MAX,
                        Instant.EPOCH.atZone(ZoneOffset.UTC),
                        Year.of(12_345),
                        YearMonth.of(-5, 1),
                        MonthDay.of(12, 31),
                        ZoneId.of("UTC+01:00"),
                        ZoneOffset.UTC),
                new Times(
                        Instant.MIN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Year.of(-3),
                        null,
                        null,
                        null,
                        null));
    }

    private static Stream<Record> collections() {
        return Stream.of(
                new Collections(
                        Arrays.asList("b", null, "a"),
                        Set.of(3, 10, -1),
                        Map.of("z", 1L, "", 2L, "é/~", 3L),
                        Optional.of(""),
                        List.of(Set.of(List.of(Optional.of(1), Optional.empty()), List.of()), Set.of())),
                new Collections(List.of(), Set.of(), Map.of(), Optional.empty(), List.of()),
                new Collections(null, null, null, Optional.empty(), null));
    }

    private static Stream<Record> keys() {
        return Stream.of(new Keys(
                Map.of(-1, "a", Integer.MAX_VALUE, "b"),
                Map.of(true, "a", false, "b"),
                Map.of('x', "a", '"', "b"),
                Map.of(new BigDecimal("1.0"), "a", new BigDecimal("1.00"), "b"),
                Map.of(ONE, "a", TWO, "b"),
                Map.of(Year.of(2026), "a", Year.of(12_345), "b"),
                Map.of(LocalDate.EPOCH, "a"),
                Map.of(ZoneId.of("Europe/Berlin"), "a"),
                Map.of(Color.RED, List.of(Color.BLUE, Color.RED), Color.BLUE, List.of())));
    }

    private static Shapes shapes() {
        return new Shapes(
                new Group(List.of(new Rectangle(1, 2.5), Known.PLANE), Optional.empty()),
                Arrays.asList(null, new Circle(1)),
                Optional.of(new Circle(3)),
                Set.of(Known.POINT, new Circle(1)));
    }

    private static Trees trees() {
        Tree leaf = new Tree(1, null, null, Set.of());
        return new Trees(new Tree(
                2, leaf, new Tree(3, null, leaf, Set.of(leaf)), Set.of(leaf, new Tree(4, null, null, Set.of(leaf)))));
    }

    private static Generics generics(Either<String, Long> either) {
        return new Generics(new Pair<>("a", 1), new Pair<>(new Pair<>(2L, Color.BLUE), List.of(ONE)), either);
    }

    private static Converts converts() {
        BitSet bits = new BitSet();
        bits.set(1);
        bits.set(5);
        return new Converts(
                new Money(new BigDecimal("1.50")),
                new Money(new BigDecimal("1.50")),
                bits,
                Arrays.asList(new Money(BigDecimal.ZERO), null),
                Optional.of(new Money(new BigDecimal("2"))));
    }
}
