package dev.pawl.testing;

import static dev.pawl.InsertOptions.key;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.testing.Checkout.AwaitingPayment;
import dev.pawl.testing.Checkout.Cancelled;
import dev.pawl.testing.Checkout.PaymentConfirmed;
import dev.pawl.testing.Checkout.Shipped;
import dev.pawl.testing.Checkout.Shipping;
import dev.pawl.testing.Checkout.Start;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the test of a machine reads. */
class CheckoutTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FakePayments payments = new FakePayments();
    private final FakeCarrier carrier = new FakeCarrier();

    @RegisterExtension
    final PawlExtension machines =
            PawlExtension.inMemory().startingAt(NOON).run(() -> new CheckoutMachine(new Checkout(payments, carrier)));

    @Test
    void anOrderIsShippedOnceItIsPaid(TestPawl pawl, CheckoutClient checkout) {
        carrier.ready = true;
        checkout.insert(new Start(42), key("order:42"));
        pawl.drain();
        pawl.assertThat(checkout, "order:42")
                .waitsFor(PaymentConfirmed.class)
                .isIn(new AwaitingPayment(42, NOON.plus(ofDays(3))));

        checkout.signal("order:42", new PaymentConfirmed(4_200));
        pawl.drain();
        pawl.assertThat(checkout, "order:42").isDone(new Shipped(42)).ran("request", "paid", "ship");
        assertThat(payments.asked).containsExactly(42L);
    }

    @Test
    void anOrderThatIsNeverPaidIsCancelled(TestPawl pawl, CheckoutClient checkout) {
        checkout.insert(new Start(42), key("order:42"));
        pawl.advance(ofDays(3).minusSeconds(1));
        pawl.assertThat(checkout, "order:42").waitsFor(PaymentConfirmed.class);

        pawl.advance(ofSeconds(1));
        pawl.assertThat(checkout, "order:42").isDone(new Cancelled(42, "payment never came"));
    }

    @Test
    void theCarrierIsAskedUntilThereIsALabel(TestPawl pawl, CheckoutClient checkout) {
        long order = checkout.insert(new Start(42));
        pawl.drain();
        checkout.signal(order, new PaymentConfirmed(4_200));
        pawl.drain();
        pawl.assertThat(checkout, order).isIn(Shipping.class).waitsUntil(NOON.plusSeconds(5));

        pawl.advance(ofSeconds(12));
        pawl.assertThat(checkout, order).waitsUntil(NOON.plusSeconds(15));

        carrier.ready = true;
        pawl.advance(ofSeconds(3));
        pawl.assertThat(checkout, order).isDone().ran("request", "paid", "ship", "ship", "ship", "ship");
    }

    @Test
    void whatTheCarrierRefusesIsCancelled(TestPawl pawl, CheckoutClient checkout) {
        carrier.refusal = "too heavy";
        long order = checkout.insert(new Start(42));
        pawl.drain();
        checkout.signal(order, new PaymentConfirmed(4_200));
        pawl.drain();
        pawl.assertThat(checkout, order).isDone(new Cancelled(42, "too heavy"));
    }

    @Test
    void whoAwaitsAnOrderNeedNotWait(TestPawl pawl, CheckoutClient checkout) {
        long order = checkout.insert(new Start(42));
        assertThat(checkout.await(order, ofHours(1))).isInstanceOf(Completion.Running.class);
        assertThat(pawl.now()).isEqualTo(NOON.plus(ofHours(1)));

        assertThat(checkout.await(order, ofDays(30)))
                .isEqualTo(new Completion.Done<>(new Cancelled(42, "payment never came")));
        assertThat(pawl.now()).isEqualTo(NOON.plus(ofDays(3)));
    }

    @Test
    void theUrgentGoFirstAndThenTheOldest(TestPawl pawl, CheckoutClient checkout) {
        for (int order = 1; order <= 4; order++) {
            checkout.insert(new Start(order), InsertOptions.defaults().priority(order == 3 ? 9 : 5));
        }
        assertThat(pawl.drain()).isEqualTo(4);
        assertThat(payments.asked).containsExactly(3L, 1L, 2L, 4L);
    }
}
