package dev.pawl.examples.checkout;

/** What the customer of an order, and whoever else is in it, will do: decided by the order's number. */
enum Customer {
    /** Pays when asked. */
    PAYS,
    /** Pays before the machine has asked: before any worker runs. */
    PAYS_EARLY,
    /** Pays when asked, and the payment is confirmed by two threads at the same time. */
    PAYS_CONFIRMED_TWICE_AT_ONCE,
    /** Pays when asked, and the payment is confirmed once more a little later. */
    PAYS_CONFIRMED_AGAIN,
    /** Pays when asked, but the carrier refuses the parcel. */
    PAYS_AND_IS_REFUSED,
    /** Does not pay. */
    NEVER_PAYS;

    static Customer of(long order) {
        if (order % 50 == 25) {
            return PAYS_AND_IS_REFUSED;
        }
        return switch ((int) (order % 10)) {
            case 0 -> NEVER_PAYS;
            case 1 -> PAYS_EARLY;
            case 2 -> PAYS_CONFIRMED_TWICE_AT_ONCE;
            case 3 -> PAYS_CONFIRMED_AGAIN;
            default -> PAYS;
        };
    }
}
