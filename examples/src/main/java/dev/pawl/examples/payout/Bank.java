package dev.pawl.examples.payout;

/** Whoever moves the money. */
public interface Bank {

    /**
     * Pays, unless an order with the same number was paid before.
     *
     * @return the receipt; for the same number the same
     * @throws BankRefused if it will not
     */
    String pay(String number, Payout.Order order) throws BankRefused;
}
