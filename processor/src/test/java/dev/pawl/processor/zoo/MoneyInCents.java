package dev.pawl.processor.zoo;

import dev.pawl.Converter;
import java.math.BigDecimal;

/** Money as a whole number. */
public final class MoneyInCents implements Converter<Money, Long> {

    @Override
    public Long toStored(Money value) {
        return value.amount().movePointRight(2).longValueExact();
    }

    @Override
    public Money fromStored(Long stored) {
        return new Money(BigDecimal.valueOf(stored, 2));
    }
}
