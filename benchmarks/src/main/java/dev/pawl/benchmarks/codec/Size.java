package dev.pawl.benchmarks.codec;

import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.StateDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    /** An equal state that shares no more with it than a reader can: constants. */
    Record copy(Record state) {
        return switch (this) {
            case SMALL -> {
                Sale.Opened opened = (Sale.Opened) state;
                yield new Sale.Opened(opened.order(), copy(opened.customer()), copy(opened.payBy()));
            }
            case MEDIUM -> {
                Sale.Ordered ordered = (Sale.Ordered) state;
                Sale.Address address = ordered.address();
                yield new Sale.Ordered(
                        ordered.order(),
                        copy(ordered.customer()),
                        new Sale.Address(
                                copy(address.name()),
                                copy(address.street()),
                                copy(address.city()),
                                copy(address.postcode()),
                                copy(address.country())),
                        ordered.note().map(Size::copy),
                        copy(ordered.placedAt()),
                        copy(ordered.total()),
                        ordered.currency(),
                        ordered.express(),
                        ordered.attempts(),
                        copy(ordered.lines()));
            }
            case LARGE -> {
                Sale.Billed billed = (Sale.Billed) state;
                yield new Sale.Billed(billed.order(), copy(billed.lines()));
            }
        };
    }

    private static List<Sale.Line> copy(List<Sale.Line> lines) {
        Sale.Line[] copies = new Sale.Line[lines.size()];
        for (int i = 0; i < copies.length; i++) {
            Sale.Line line = lines.get(i);
            copies[i] = new Sale.Line(line.article(), copy(line.name()), line.quantity(), copy(line.price()));
        }
        return Arrays.asList(copies);
    }

    private static String copy(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private static Instant copy(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond(), instant.getNano());
    }

    private static BigDecimal copy(BigDecimal number) {
        return BigDecimal.valueOf(number.unscaledValue().longValueExact(), number.scale());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
