package shop;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.io.IOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;

@Machine(queue = "checkout", result = Checkout.Result.class)
@Retry(attempts = 3)
public class Checkout {

    @State(initial = true)
    public record Start(long order) {}

    @State
    public record AwaitingPayment(long order, Instant payBy) implements Open {}

    @State(name = "shipping")
    public record Shipping(long order, long paidCents) implements Open {}

    @State(terminal = true)
    public record Shipped(long order) implements Result {}

    @State(terminal = true)
    public record Cancelled(long order, String why) implements Result {}

    public sealed interface Result permits Shipped, Cancelled {}

    public sealed interface Open permits AwaitingPayment, Shipping {}

    @Signal
    public record PaymentConfirmed(long amountCents) {}

    @Signal
    public record Withdrawn() implements Recall {}

    @Signal(name = "fraud")
    public record Fraud(List<String> signs) implements Recall {}

    public sealed interface Recall {}

    @Step
    AwaitingPayment request(Start s, StepContext<Start> ctx) throws IOException {
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
    @Retry(attempts = 5, first = "PT2S")
    Outcome<Shipped> ship(Shipping s, StepContext<Shipping> ctx, Connection connection) throws IOException {
        return s.paidCents() > 0 ? Outcome.next(new Shipped(s.order())) : ctx.replay(s, ofSeconds(5));
    }

    @Step
    Cancelled recalled(Open s, Recall recall) {
        return new Cancelled(0, "recalled");
    }

    @Step
    Outcome<Void> fraud(Shipping s, List<Fraud> frauds) {
        return Outcome.stop("fraud");
    }

    @Step
    Result refused(Shipping s, IOException e) {
        return new Cancelled(s.order(), e.getMessage());
    }

    @Step(after = "P30D")
    Cancelled tired(Open s) {
        return new Cancelled(0, "tired");
    }
}
