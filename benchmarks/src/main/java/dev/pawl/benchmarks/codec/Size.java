package dev.pawl.benchmarks.codec;

import dev.pawl.runtime.spi.JsonCodec;
import dev.pawl.runtime.spi.StateDefinition;
import java.time.Instant;
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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
