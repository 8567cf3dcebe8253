package dev.pawl.examples.payout;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Money that leaves the house: small amounts at once, larger ones when one or two people have approved them. */
@Machine(queue = "payouts", result = Payout.Result.class)
public class Payout {

    private static final long FREE_CENTS = 1_000_00;
    private static final long ONE_APPROVAL_CENTS = 50_000_00;

    /** What is to be paid, and to whom. */
    public record Order(String account, long cents) {}

    /** How it ends. */
    public sealed interface Result permits Paid, Refused {}

    /** What a request may lead to. */
    public sealed interface Decided permits AwaitingApproval, Paying {}

    /** Somebody has asked for it. */
    @State(initial = true)
    public record Requested(Order order) {}

    /** People have to look at it. */
    @State
    public record AwaitingApproval(Order order, int needed, Set<String> approvedBy, Instant until) implements Decided {}

    /** The bank is asked. */
    @State
    public record Paying(Order order) implements Decided {}

    /** The bank has done it. */
    @State(terminal = true)
    public record Paid(Order order, String receipt) implements Result {}

    /** It was not paid. */
    @State(terminal = true)
    public record Refused(Order order, String why) implements Result {}

    /** Somebody approves. */
    @Signal
    public record Approved(String by) {}

    /** Somebody is against it. */
    @Signal
    public record Rejected(String by, String why) {}

    private final Bank bank;

    public Payout(Bank bank) {
        this.bank = bank;
    }

    @Step
    Decided decide(Requested s, StepContext<Requested> ctx) {
        if (s.order().cents() <= FREE_CENTS) {
            return new Paying(s.order());
        }
        int needed = s.order().cents() <= ONE_APPROVAL_CENTS ? 1 : 2;
        return new AwaitingApproval(s.order(), needed, Set.of(), ctx.now().plus(java.time.Duration.ofDays(5)));
    }

    /** The same person twice is one approval; the time to answer does not begin anew. */
    @Step
    Outcome<Paying> approve(AwaitingApproval s, Approved signal, StepContext<AwaitingApproval> ctx) {
        Set<String> by = new TreeSet<>(s.approvedBy());
        by.add(signal.by());
        return by.size() < s.needed()
                ? ctx.stay(new AwaitingApproval(s.order(), s.needed(), by, s.until()))
                : Outcome.next(new Paying(s.order()));
    }

    @Step
    Refused reject(AwaitingApproval s, Rejected signal) {
        return new Refused(s.order(), signal.by() + ": " + signal.why());
    }

    @Step(at = "until")
    Refused tooLate(AwaitingApproval s) {
        return new Refused(s.order(), "nobody has decided in time");
    }

    /** The bank is given a number, by which it knows the order again if it is asked twice. */
    @Retry(attempts = 10, first = "PT2S", longest = "PT15M")
    @Step
    Paid pay(Paying s, StepContext<Paying> ctx) throws BankRefused {
        return new Paid(s.order(), bank.pay("payout-" + ctx.id(), s.order()));
    }

    @Step
    Refused refused(Paying s, BankRefused e) {
        return new Refused(s.order(), "the bank: " + e.getMessage());
    }
}
