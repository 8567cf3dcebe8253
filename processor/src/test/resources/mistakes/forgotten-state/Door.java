package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

@Machine
public class Door {

    record Closed() {}

    record Ajar() implements Shut {}

    @State
    record Locked() implements Shut {}

    sealed interface Shut permits Ajar, Locked {}

    @State(terminal = true)
    record Open() {}

    @Step
    Ajar unlock(Closed closed, StepContext<Closed> context) {
        return new Ajar();
    }

    @Step
    Outcome<Open> open(Ajar ajar) {
        return Outcome.next(new Open());
    }

    @Step(after = "PT1H")
    Shut late(Closed closed) {
        return new Locked();
    }

    @Step
    Open open(Locked locked) {
        return new Open();
    }
}
