package dev.pawl.examples.subscription;

/** Whoever charges cards. */
public interface Cards {

    /**
     * Charges a customer for a month, unless that was done under the same number before.
     *
     * @throws CardDeclined if the card is declined; asking again does not help
     */
    void charge(String customer, String plan, String number) throws CardDeclined;
}
