package dev.pawl.examples.checkout;

/** The carrier does not take the parcel. */
public final class CarrierRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    CarrierRefused(String why) {
        super(why);
        this.why = why;
    }

    /** What the carrier says. */
    public String why() {
        return why;
    }
}
