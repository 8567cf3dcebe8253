package dev.pawl.examples.checkout;

/** The carrier, as the machine sees it. */
public interface Carrier {

    /**
     * Whether the label of a parcel is ready; the first question orders it.
     *
     * @param asked how often it was asked before
     * @throws CarrierRefused if it will not take the parcel
     */
    boolean hasLabel(long order, int asked) throws CarrierRefused;
}
