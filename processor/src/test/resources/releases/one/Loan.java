package bank;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** The first release. */
@Machine
public class Loan {

    @State(initial = true)
    public record Asked(long id, int amount) {}

    @State(initial = true)
    public record Checked(long id) {}

    @State
    public record Approved(long id) {}

    @State(terminal = true)
    public record Paid(long id, String how) {}

    @Signal
    public record Approve() {}

    @Signal
    public record Pay() {}

    @Step
    Approved approve(Asked asked, Approve approve) {
        return new Approved(asked.id());
    }

    @Step
    Approved checked(Checked checked, Approve approve) {
        return new Approved(checked.id());
    }

    @Step
    Paid pay(Approved approved, Pay pay) {
        return new Paid(approved.id(), "one");
    }
}
