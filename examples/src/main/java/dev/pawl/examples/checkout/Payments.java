package dev.pawl.examples.checkout;

import java.time.Instant;

/** The payment service, as the machine sees it. It confirms by itself, some time later. */
public interface Payments {

    /** Asks for the payment of an order. To ask again changes nothing. */
    void request(long order, Instant payBy);

    /** The order is given up; its payment is no longer wanted. */
    void withdraw(long order);
}
