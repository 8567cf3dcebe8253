package dev.pawl.examples.payout;

/** The bank will not pay; asking again does not help. */
public class BankRefused extends Exception {

    private static final long serialVersionUID = 1;

    public BankRefused(String message) {
        super(message);
    }
}
