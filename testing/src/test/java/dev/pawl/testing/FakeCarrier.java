package dev.pawl.testing;

/** Has labels once it is told so, and may be told to refuse. */
final class FakeCarrier implements Checkout.Carrier {

    boolean ready;
    String refusal;

    @Override
    public boolean hasLabel(long order) throws Checkout.CarrierRefused {
        if (refusal != null) {
            throw new Checkout.CarrierRefused(refusal);
        }
        return ready;
    }
}
