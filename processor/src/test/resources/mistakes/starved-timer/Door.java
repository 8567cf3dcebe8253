package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

@Machine
public class Door {

    @State(initial = true)
    record Closed(int reminders) implements Shut {}

    @State
    record Locked() implements Shut {}

    sealed interface Shut permits Closed, Locked {}

    @State(terminal = true)
    record Open() {}

    @Step(after = "PT1H")
    Closed remind(Closed closed) {
        return new Closed(closed.reminders() + 1);
    }

    @Step(after = "PT2H")
    Locked lock(Closed closed) {
        return new Locked();
    }

    /** It stays, so that the longer one comes. */
    @Step(after = "P1D")
    Outcome<Locked> look(Locked locked, StepContext<Locked> context) {
        return context.stay(locked);
    }

    /** Longer than both, and kept from one of the states only. */
    @Step(after = "P2D")
    Open giveUp(Shut shut) {
        return new Open();
    }
}
