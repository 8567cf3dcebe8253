package dev.pawl.processor.zoo;

import dev.pawl.Converter;
import java.math.BigDecimal;

/** Money with its scale. */
public final class MoneyAsText implements Converter<Money, BigDecimal> {

    @Override
    public BigDecimal toStored(Money value) {
        return value.amount();
    }

    @Override
    public Money fromStored(BigDecimal stored) {
        if (stored.signum() < 0) {
            throw new IllegalArgumentException("negative: " + stored);
        }
        return new Money(stored);
    }
}
