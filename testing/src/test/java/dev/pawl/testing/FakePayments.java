package dev.pawl.testing;

import java.util.ArrayList;
import java.util.List;

/** Remembers who was asked to pay. */
final class FakePayments implements Checkout.Payments {

    final List<Long> asked = new ArrayList<>();

    @Override
    public void request(long order) {
        asked.add(order);
    }
}
