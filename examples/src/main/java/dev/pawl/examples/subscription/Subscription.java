package dev.pawl.examples.subscription;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;
import java.time.ZoneOffset;

/** A subscription that renews for years. It has no end on purpose: one that was cancelled can be taken up again. */
@Machine(queue = "subscriptions", endless = true)
public class Subscription {

    /** Where a charge leads. */
    public sealed interface Charged permits Active, PastDue {}

    /** Somebody has subscribed. */
    @State(initial = true)
    public record Subscribed(String customer, String plan) {}

    /** Paid until then. */
    @State
    public record Active(String customer, String plan, Instant paidUntil) implements Charged {}

    /** The card is being charged for the time from then on. */
    @State
    public record Renewing(String customer, String plan, Instant from) {}

    /** The card was declined; the customer has been told. */
    @State
    public record PastDue(String customer, String plan, Instant since) implements Charged {}

    /** Nobody pays, and nobody is served. */
    @State
    public record Dormant(String customer, String plan) {}

    /** Another plan, from the next renewal on. */
    @Signal
    public record PlanChanged(String plan) {}

    /** There is a new card. */
    @Signal
    public record CardChanged() {}

    /** No more renewals. */
    @Signal
    public record Cancelled() {}

    /** Subscribe again. */
    @Signal
    public record TakenUp(String plan) {}

    private final Cards cards;

    public Subscription(Cards cards) {
        this.cards = cards;
    }

    @Step
    Renewing begin(Subscribed s, StepContext<Subscribed> ctx) {
        return new Renewing(s.customer(), s.plan(), ctx.now());
    }

    /** The number is the same however often this runs, so that one month is charged once. */
    @Retry(attempts = 12, first = "PT1M", longest = "PT6H")
    @Step
    Active charge(Renewing s, StepContext<Renewing> ctx) throws CardDeclined {
        cards.charge(s.customer(), s.plan(), ctx.id() + "@" + s.from());
        Instant until = s.from().atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
        return new Active(s.customer(), s.plan(), until);
    }

    @Step
    PastDue declined(Renewing s, CardDeclined e) {
        return new PastDue(s.customer(), s.plan(), s.from());
    }

    @Step(at = "paidUntil")
    Renewing renew(Active s) {
        return new Renewing(s.customer(), s.plan(), s.paidUntil());
    }

    /** Stays: it is paid until the same day as before. */
    @Step
    Outcome<Void> changePlan(Active s, PlanChanged signal, StepContext<Active> ctx) {
        return ctx.stay(new Active(s.customer(), signal.plan(), s.paidUntil()));
    }

    @Step
    Dormant cancel(Active s, Cancelled signal) {
        return new Dormant(s.customer(), s.plan());
    }

    @Step
    Renewing tryNewCard(PastDue s, CardChanged signal) {
        return new Renewing(s.customer(), s.plan(), s.since());
    }

    @Step(after = "P14D")
    Dormant giveUp(PastDue s) {
        return new Dormant(s.customer(), s.plan());
    }

    @Step
    Renewing takeUp(Dormant s, TakenUp signal, StepContext<Dormant> ctx) {
        return new Renewing(s.customer(), signal.plan(), ctx.now());
    }
}
