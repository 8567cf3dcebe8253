package dev.pawl.benchmarks.codec;

import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.StateDefinition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How large a document is. */
public enum Size {
    SMALL,
    MEDIUM,
    LARGE;

    /** A state of that size. */
    Record state() {
        Sale sale = new Sale();
        Sale.Opened opened = new Sale.Opened(4_711, "customer:2718", Instant.parse("2026-11-24T10:15:30.123456Z"));
        return switch (this) {
            case SMALL -> opened;
            case MEDIUM -> sale.order(opened);
            case LARGE -> sale.bill(sale.order(opened));
        };
    }

    /** The generated codec of {@link #state}. */
    @SuppressWarnings("unchecked")
    JsonCodec<Record> codec() {
        for (StateDefinition<?> definition : SaleMachine.DEFINITION.states()) {
            if (definition.type() == state().getClass()) {
                return (JsonCodec<Record>) definition.codec();
            }
        }
        throw new IllegalStateException("no codec of " + this);
    }

    /**
     * A state that shares no more with another than what a reader makes can: constants. Its numbers are the negative ones.
     * Nothing else is made on the way.
     *
     * @param text makes its text of the other's
     */
    Record copy(Record state, UnaryOperator<String> text) {
        return switch (this) {
            case SMALL -> {
                Sale.Opened opened = (Sale.Opened) state;
                yield new Sale.Opened(opened.order(), text.apply(opened.customer()), copy(opened.payBy()));
            }
            case MEDIUM -> {
                Sale.Ordered ordered = (Sale.Ordered) state;
                Sale.Address address = ordered.address();
                yield new Sale.Ordered(
                        ordered.order(),
                        text.apply(ordered.customer()),
                        new Sale.Address(
                                text.apply(address.name()),
                                text.apply(address.street()),
                                text.apply(address.city()),
                                text.apply(address.postcode()),
                                text.apply(address.country())),
                        ordered.note().map(text),
                        copy(ordered.placedAt()),
                        ordered.total().negate(),
                        ordered.currency(),
                        ordered.express(),
                        ordered.attempts(),
                        copy(ordered.lines(), text));
            }
            case LARGE -> {
                Sale.Billed billed = (Sale.Billed) state;
                yield new Sale.Billed(billed.order(), copy(billed.lines(), text));
            }
        };
    }

    private static List<Sale.Line> copy(List<Sale.Line> lines, UnaryOperator<String> text) {
        Sale.Line[] copies = new Sale.Line[lines.size()];
        for (int i = 0; i < copies.length; i++) {
            Sale.Line line = lines.get(i);
            copies[i] = new Sale.Line(
                    line.article(),
                    text.apply(line.name()),
                    line.quantity(),
                    line.price().negate());
        }
        return Arrays.asList(copies);
    }

    private static Instant copy(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond(), instant.getNano());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
