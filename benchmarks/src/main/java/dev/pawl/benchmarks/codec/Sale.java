package dev.pawl.benchmarks.codec;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A machine for its documents: a small state, one such as a checkout has, and one with a long list. */
@Machine(version = 1)
public class Sale {

    /** Three components. */
    @State(initial = true)
    public record Opened(long order, String customer, Instant payBy) {}

    /** Ten components. */
    @State
    public record Ordered(
            long order,
            String customer,
            Address address,
            Optional<String> note,
            Instant placedAt,
            BigDecimal total,
            Currency currency,
            boolean express,
            int attempts,
            List<Line> lines) {}

    /** A list of lines. */
    @State(terminal = true)
    public record Billed(long order, List<Line> lines) {}

    /** Where it goes. */
    public record Address(String name, String street, String city, String postcode, String country) {}

    /** What is sold. */
    public record Line(long article, String name, int quantity, BigDecimal price) {}

    /** What it is paid in. */
    public enum Currency {
        CHF,
        EUR,
        USD
    }

    @Step
    Ordered order(Opened opened) {
        return new Ordered(
                opened.order(),
                opened.customer(),
                new Address("Ada Müller", "12 Quai du Mont-Blanc", "Genève", "1201", "CH"),
                Optional.of("Ring twice; the bell is \"slow\"."),
                opened.payBy().minusSeconds(86_400),
                new BigDecimal("184.35"),
                Currency.CHF,
                true,
                2,
                lines(3));
    }

    @Step
    Billed bill(Ordered ordered) {
        return new Billed(ordered.order(), lines(200));
    }

    private static List<Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Line(
                        7_000_000_000L + i * 37L,
                        "Article number " + i,
                        1 + i % 9,
                        BigDecimal.valueOf(995 + i * 130L, 2)))
                .toList();
    }
}
