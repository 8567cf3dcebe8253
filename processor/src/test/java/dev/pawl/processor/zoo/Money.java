package dev.pawl.processor.zoo;

import dev.pawl.Codec;
import java.math.BigDecimal;

/** A type that no codec covers. */
@Codec(MoneyAsText.class)
public final class Money {

    private final BigDecimal amount;

    public Money(BigDecimal amount) {
        this.amount = amount;
    }

    public BigDecimal amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && amount.equals(money.amount);
    }

    @Override
    public int hashCode() {
        return amount.hashCode();
    }
}
