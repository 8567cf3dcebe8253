package dev.pawl.processor.zoo;

import dev.pawl.Codec;
import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A machine whose states hold every type that codecs cover. */
@Machine(endless = true)
public class Zoo {

    @State(initial = true)
    public record Primitives(boolean a, byte b, short c, int d, long e, float f, double g, char h) implements Exhibit {}

    @State(initial = true)
    public record Boxes(Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g, Character h)
            implements Exhibit {}

    @State(initial = true)
    public record Texts(String text, BigInteger whole, BigDecimal decimal, UUID uuid, byte[] bytes)
            implements Exhibit {}

    @State(initial = true)
    public record Times(
            Instant instant,
            Duration duration,
            Period period,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetTime offsetTime,
            OffsetDateTime offsetDateTime,
            ZonedDateTime zonedDateTime,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset offset)
            implements Exhibit {}

    @State(initial = true)
    public record Collections(
            List<String> list,
            Set<Integer> set,
            Map<String, Long> map,
            Optional<String> optional,
            List<Set<List<Optional<Integer>>>> deep)
            implements Exhibit {}

    @State(initial = true)
    public record Keys(
            Map<Integer, String> ints,
            Map<Boolean, String> booleans,
            Map<Character, String> chars,
            Map<BigDecimal, String> decimals,
            Map<UUID, String> uuids,
            Map<Year, String> years,
            Map<LocalDate, String> dates,
            Map<ZoneId, String> zones,
            Map<Color, List<Color>> colors)
            implements Exhibit {}

    @State(initial = true)
    public record Shapes(Shape shape, List<Shape> more, Optional<Circle> alone, Set<Shape> set) implements Exhibit {}

    @State(initial = true)
    public record Trees(Tree tree) implements Exhibit {}

    @State(initial = true)
    public record Generics(
            Pair<String, Integer> pair, Pair<Pair<Long, Color>, List<UUID>> deep, Either<String, Long> either)
            implements Exhibit {}

    @State(initial = true)
    public record Converts(
            Money typed,
            @Codec(MoneyInCents.class) Money single,
            @Codec(OddTypes.BitSets.class) java.util.BitSet foreign,
            List<Money> many,
            Optional<Money> perhaps)
            implements Exhibit {}

    @State(initial = true)
    public record Defaults(
            @Default("7") int count,
            @Default("true") boolean open,
            @Default("it is \"quoted\"") String text,
            @Default("2026-11-21T10:00:00Z") Instant instant,
            @Default("1.50") BigDecimal amount,
            @Default("blue") Color color,
            @Default("[1, 2]") List<Integer> numbers,
            @Default("{\"first\": \"a\", \"second\": 1}") Pair<String, Integer> pair,
            @Default("here") Optional<String> optional,
            @Default("1.00") Money money,
            @Default("250") @Codec(MoneyInCents.class) Money cents)
            implements Exhibit {}

    @State(initial = true)
    public record Awkward(
            int in,
            int out,
            int name,
            boolean hasName,
            String value,
            @Named("with space") int spaced,
            @Named("\u00fcml\u00e4ut \"quoted\"") String quoted,
            @Named("default") String keyword)
            implements Exhibit {}

    @State(initial = true)
    public record Guarded(@Named("positive") Positive positive, Optional<Positive> more) implements Exhibit {}

    @State(initial = true)
    public record Nothing() implements Exhibit {}

    public sealed interface Exhibit {}

    @Signal
    public record Next(long number) {}

    public enum Color {
        RED,
        @Named("blue")
        BLUE
    }

    public sealed interface Shape {}

    public record Circle(double radius) implements Shape {}

    @Named("rect")
    public record Rectangle(double width, double height) implements Shape {}

    public enum Known implements Shape {
        POINT,
        PLANE
    }

    public record Group(List<Shape> members, Optional<Shape> frame) implements Shape {}

    public record Tree(int value, Tree left, Tree right, Set<Tree> leaves) {}

    public record Pair<A, B>(A first, B second) {}

    public sealed interface Either<L, R> {}

    public record Left<L, R>(L left) implements Either<L, R> {}

    public record Right<L, R>(R right) implements Either<L, R> {}

    public record Positive(int number) {
        public Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("not positive: " + number);
            }
        }
    }

    @Step
    Primitives next(Guarded s) {
        return new Primitives(true, (byte) 0, (short) 0, s.positive().number(), 0, 0, 0, ' ');
    }

    @Step(after = "P1D")
    Nothing closed(Exhibit s) {
        return new Nothing();
    }

    @Step
    Guarded taken(Nothing s, Next next) {
        return new Guarded(new Positive(1), Optional.empty());
    }
}
