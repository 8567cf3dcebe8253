package dev.pawl.examples.checkout;

/** The carrier does not take the parcel. */
public final class CarrierRefused extends Exception {

    private static final long serialVersionUID = 1L;

    CarrierRefused(String message) {
        super(message);
    }
}
