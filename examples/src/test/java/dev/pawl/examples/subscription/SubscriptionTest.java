package dev.pawl.examples.subscription;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.subscription.Subscription.Active;
import dev.pawl.examples.subscription.Subscription.Cancelled;
import dev.pawl.examples.subscription.Subscription.CardChanged;
import dev.pawl.examples.subscription.Subscription.Dormant;
import dev.pawl.examples.subscription.Subscription.PastDue;
import dev.pawl.examples.subscription.Subscription.PlanChanged;
import dev.pawl.examples.subscription.Subscription.Subscribed;
import dev.pawl.examples.subscription.Subscription.TakenUp;
import dev.pawl.testing.PawlExtension;
import dev.pawl.testing.TestPawl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubscriptionTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final List<String> charged = new ArrayList<>();
    private boolean declined;

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory()
            .startingAt(START)
            .run(() -> new SubscriptionMachine(new Subscription(this::charge)));

    private void charge(String customer, String plan, String number) throws CardDeclined {
        if (declined) {
            throw new CardDeclined("expired");
        }
        charged.add(plan);
    }

    @Test
    void itRenewsForYears(TestPawl pawl, SubscriptionClient subscriptions) {
        long id = subscriptions.insert(new Subscribed("ann", "small"));
        pawl.advance(ofDays(10 * 365));
        assertThat(charged).hasSize(1 + 120);
        pawl.assertThat(subscriptions, id).isIn(Active.class);
    }

    @Test
    void anotherPlanCountsFromTheNextRenewal(TestPawl pawl, SubscriptionClient subscriptions) {
        long id = subscriptions.insert(new Subscribed("ann", "small"));
        pawl.advance(ofDays(1));
        subscriptions.signal(id, new PlanChanged("large"));
        pawl.drain();
        pawl.assertThat(subscriptions, id).isIn(new Active("ann", "large", Instant.parse("2026-02-28T10:00:00Z")));
        pawl.advance(ofDays(30));
        assertThat(charged).containsExactly("small", "large");
    }

    @Test
    void aNewCardIsTriedAndSilenceEndsTheService(TestPawl pawl, SubscriptionClient subscriptions) {
        declined = true;
        long id = subscriptions.insert(new Subscribed("ann", "small"));
        pawl.advance(ofDays(7));
        pawl.assertThat(subscriptions, id).isIn(PastDue.class);

        declined = false;
        subscriptions.signal(id, new CardChanged());
        pawl.drain();
        pawl.assertThat(subscriptions, id).isIn(Active.class);

        declined = true;
        pawl.advance(ofDays(60));
        pawl.assertThat(subscriptions, id).isIn(new Dormant("ann", "small"));
    }

    @Test
    void whoCancelsMayComeBack(TestPawl pawl, SubscriptionClient subscriptions) {
        long id = subscriptions.insert(new Subscribed("ann", "small"));
        pawl.drain();
        subscriptions.signal(id, new Cancelled());
        pawl.advance(ofDays(400));
        pawl.assertThat(subscriptions, id).isIn(Dormant.class).waitsFor(TakenUp.class);
        subscriptions.signal(id, new TakenUp("large"));
        pawl.drain();
        pawl.assertThat(subscriptions, id).isIn(Active.class);
        assertThat(charged).containsExactly("small", "large");
    }
}
