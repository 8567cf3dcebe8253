package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed(String room) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    Outcome<Open> reopen(Closed closed) {
        return Outcome.next(new Open());
    }

    @Step(after = "PT60M")
    Open one(Closed closed) {
        return new Open();
    }

    @Step(after = "PT1H")
    Open other(Closed closed) {
        return new Open();
    }
}
