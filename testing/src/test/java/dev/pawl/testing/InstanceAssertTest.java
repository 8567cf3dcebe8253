package dev.pawl.testing;

import static dev.pawl.InsertOptions.key;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Checkout.Cancelled;
import dev.pawl.testing.Checkout.PaymentConfirmed;
import dev.pawl.testing.Checkout.Shipped;
import dev.pawl.testing.Checkout.Shipping;
import dev.pawl.testing.Checkout.Start;
import java.time.Instant;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a failing test says. */
class InstanceAssertTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WAITS =
            "Checkout order:42 waits for PaymentConfirmed (in AwaitingPayment since 2026-03-01T12:00:00Z;"
                    + " timer payBy at 2026-03-04T12:00:00Z), but was expected ";

    private final FakeCarrier carrier = new FakeCarrier();

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory()
            .startingAt(NOON)
            .run(() -> new CheckoutMachine(new Checkout(new FakePayments(), carrier)));

    private static AbstractThrowableAssert<?, ?> failing(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }

    @Test
    void ofOneThatWaits(TestPawl pawl, CheckoutClient checkout) {
        checkout.insert(new Start(42), key("order:42"));
        pawl.drain();
        InstanceAssert<Checkout.Result> order = pawl.assertThat(checkout, "order:42");
        order.hasTimer("payBy", NOON.plus(ofDays(3)))
                .waitsUntil(NOON.plus(ofDays(3)))
                .ran("request");
        failing(order::isDone).hasMessage(WAITS + "to be done.");
        failing(() -> order.isDone(new Shipped(42))).hasMessage(WAITS + "to be done with Shipped[order=42].");
        failing(() -> order.isIn(Shipping.class)).hasMessage(WAITS + "to be in Shipping.");
        failing(() -> order.isIn(new Shipping(42, 1)))
                .hasMessage(WAITS + "to be in Shipping[order=42, paidCents=1], not in"
                        + " AwaitingPayment[order=42, payBy=2026-03-04T12:00:00Z].");
        failing(() -> order.waitsUntil(NOON)).hasMessage(WAITS + "to wait until 2026-03-01T12:00:00Z.");
        failing(() -> order.hasTimer("payBy", NOON))
                .hasMessage(WAITS + "to have the timer payBy at 2026-03-01T12:00:00Z.");
        failing(() -> order.ran("request", "paid")).hasMessage(WAITS + "to have run [request, paid], not [request].");
        failing(order::hasFailed).hasMessage(WAITS + "to have failed.");
        failing(order::isCancelled).hasMessage(WAITS + "to be cancelled.");
        failing(() -> order.isRetried(1)).hasMessage(WAITS + "to be retried after 1 failure.");
    }

    @Test
    void ofOneThatNobodyHasRun(TestPawl pawl, CheckoutClient checkout) {
        long id = checkout.insert(new Start(42));
        failing(() -> pawl.assertThat(checkout, id).waitsFor(PaymentConfirmed.class))
                .hasMessage("Checkout " + id + " could run now, and nobody has drained, (in Start since"
                        + " 2026-03-01T12:00:00Z), but was expected to wait for PaymentConfirmed.");
    }

    @Test
    void ofOneThatHasEnded(TestPawl pawl, CheckoutClient checkout) {
        long late = checkout.insert(new Start(42), key("order:42"));
        long cancelled = checkout.insert(new Start(43));
        checkout.cancel(cancelled, "not wanted");
        pawl.advance(ofDays(3));
        pawl.assertThat(checkout, late).isDone(new Cancelled(42, "payment never came"));
        failing(() -> pawl.assertThat(checkout, late).waitsFor(PaymentConfirmed.class))
                .hasMessage(
                        "Checkout order:42 is done with Cancelled[order=42, why=payment never came], but was expected"
                                + " to wait for PaymentConfirmed.");
        pawl.assertThat(checkout, cancelled).isCancelled();
        failing(() -> pawl.assertThat(checkout, cancelled).isDone())
                .hasMessage("Checkout " + cancelled
                        + " was cancelled: not wanted (in Start), but was expected to be done.");
    }

    @Test
    void ofOneThatIsNotThere(TestPawl pawl, CheckoutClient checkout) {
        failing(() -> pawl.assertThat(checkout, 7)).hasMessage("There is no instance 7.");
        failing(() -> pawl.assertThat(checkout, "order:7")).hasMessage("There is no instance with the key 'order:7'.");
    }
}
