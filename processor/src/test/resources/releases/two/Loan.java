package bank;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;

/** The second release: a record upgraded, a component with a default, a state retired. */
@Machine
public class Loan {

    public record Money(long cents, String currency) {}

    @State(name = "Asked", until = 1)
    record AskedV1(long id, int amount) {}

    @State(initial = true)
    public record Asked(long id, Money amount) {}

    @State(retired = true)
    public record Checked(long id) {}

    @State
    public record Approved(long id, @Default("standard") String plan) {}

    @State(terminal = true)
    public record Paid(long id, String how) {}

    @Signal
    public record Approve() {}

    @Signal
    public record Pay() {}

    @Upgrade
    static Asked inCents(AskedV1 old) {
        if (old.amount() < 0) {
            throw new IllegalArgumentException("no loan of " + old.amount());
        }
        return new Asked(old.id(), new Money(old.amount() * 100L, "EUR"));
    }

    @Step
    Approved approve(Asked asked, Approve approve) {
        return new Approved(asked.id(), asked.amount().cents() + " " + asked.amount().currency());
    }

    @Step
    Approved checked(Checked checked, Approve approve) {
        return new Approved(checked.id(), "checked");
    }

    @Step
    Paid pay(Approved approved, Pay pay) {
        return new Paid(approved.id(), "two, " + approved.plan());
    }
}
