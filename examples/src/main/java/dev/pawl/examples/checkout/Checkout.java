package dev.pawl.examples.checkout;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** An order on its way from the basket to the parcel: payment is asked for, comes or does not, and the carrier takes over. */
@Machine(queue = "checkout", result = Checkout.Result.class)
public class Checkout {

    /** The order is placed. */
    @State(initial = true)
    public record Start(long order) {}

    /** The customer was asked to pay, and has time until {@code payBy}. */
    @State
    public record AwaitingPayment(long order, Instant payBy) {}

    /** The order is paid, and the carrier was asked {@code asked} times for its label. */
    @State
    public record Shipping(long order, long paidCents, int asked) {}

    /** The parcel is on its way. */
    @State(terminal = true)
    public record Shipped(long order) implements Result {}

    /** Nothing comes of the order. */
    @State(terminal = true)
    public record Cancelled(long order, String why) implements Result {}

    /** How an order ends. */
    public sealed interface Result permits Shipped, Cancelled {}

    /** The payment service says that the money is there. */
    @Signal
    public record PaymentConfirmed(String payment, long amountCents) {}

    private final Payments payments;
    private final Ledger ledger;
    private final Carrier carrier;
    private final Duration patience;

    /** A checkout that works with these, and waits so long for a payment. */
    public Checkout(Payments payments, Ledger ledger, Carrier carrier, Duration patience) {
        this.payments = payments;
        this.ledger = ledger;
        this.carrier = carrier;
        this.patience = patience;
    }

    @Step
    AwaitingPayment request(Start s, StepContext<Start> ctx) {
        Instant payBy = ctx.now().plus(patience);
        payments.request(s.order(), payBy);
        return new AwaitingPayment(s.order(), payBy);
    }

    @Step
    Shipping paid(AwaitingPayment s, PaymentConfirmed p, Connection transaction) throws SQLException {
        ledger.book(transaction, s.order(), p.payment(), p.amountCents());
        return new Shipping(s.order(), p.amountCents(), 0);
    }

    @Step(at = "payBy")
    Cancelled expired(AwaitingPayment s) {
        payments.withdraw(s.order());
        return new Cancelled(s.order(), "payment never came");
    }

    @Step
    Outcome<Shipped> ship(Shipping s, StepContext<Shipping> ctx) throws CarrierRefused {
        return carrier.hasLabel(s.order(), s.asked())
                ? Outcome.next(new Shipped(s.order()))
                : ctx.replay(new Shipping(s.order(), s.paidCents(), s.asked() + 1), Duration.ofMillis(200));
    }

    @Step
    Cancelled refused(Shipping s, CarrierRefused e) {
        return new Cancelled(s.order(), e.why());
    }

    /**
     * Books a payment for an order that is paid already. Confirmations are sent with a dedup key, so this never runs; if one
     * got through twice, the ledger would show it.
     */
    @Step
    Outcome<Void> paidAgain(Shipping s, PaymentConfirmed p, StepContext<Shipping> ctx, Connection transaction)
            throws SQLException {
        ledger.book(transaction, s.order(), p.payment(), p.amountCents());
        return ctx.stay(s);
    }
}
