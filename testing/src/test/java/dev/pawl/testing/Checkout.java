package dev.pawl.testing;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;

/** The machine of the README. */
@Machine(version = 1, queue = "checkout", result = Checkout.Result.class)
class Checkout {

    @State(initial = true)
    record Start(long order) {}

    @State
    record AwaitingPayment(long order, Instant payBy) {}

    @State
    record Shipping(long order, long paidCents) {}

    @State(terminal = true)
    record Shipped(long order) implements Result {}

    @State(terminal = true)
    record Cancelled(long order, String why) implements Result {}

    sealed interface Result permits Shipped, Cancelled {}

    @Signal
    record PaymentConfirmed(long amountCents) {}

    private final Payments payments;
    private final Carrier carrier;

    Checkout(Payments payments, Carrier carrier) {
        this.payments = payments;
        this.carrier = carrier;
    }

    @Step
    AwaitingPayment request(Start s, StepContext<Start> ctx) {
        payments.request(s.order());
        return new AwaitingPayment(s.order(), ctx.now().plus(ofDays(3)));
    }

    @Step
    Shipping paid(AwaitingPayment s, PaymentConfirmed p) {
        return new Shipping(s.order(), p.amountCents());
    }

    @Step(at = "payBy")
    Cancelled expired(AwaitingPayment s) {
        return new Cancelled(s.order(), "payment never came");
    }

    @Step
    Outcome<Shipped> ship(Shipping s, StepContext<Shipping> ctx) throws CarrierRefused {
        return carrier.hasLabel(s.order()) ? Outcome.next(new Shipped(s.order())) : ctx.replay(s, ofSeconds(5));
    }

    @Step
    Cancelled refused(Shipping s, CarrierRefused e) {
        return new Cancelled(s.order(), e.getMessage());
    }

    /** Where customers are asked to pay. */
    interface Payments {
        void request(long order);
    }

    /** Who brings parcels. */
    interface Carrier {
        boolean hasLabel(long order) throws CarrierRefused;
    }

    /** It will not bring this one. */
    static final class CarrierRefused extends Exception {

        private static final long serialVersionUID = 1L;

        CarrierRefused(String why) {
            super(why);
        }
    }
}
