package dev.pawl.examples.subscription;

/** The card was declined. */
public class CardDeclined extends Exception {

    private static final long serialVersionUID = 1;

    public CardDeclined(String message) {
        super(message);
    }
}
