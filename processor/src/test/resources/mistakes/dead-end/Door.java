package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State
    record Ajar() {}

    @State
    record Jammed() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Push() {}

    @Step
    Ajar open(Closed closed) {
        return new Ajar();
    }

    @Step(after = "PT1H")
    Jammed jam(Closed closed) {
        return new Jammed();
    }

    @Step
    Outcome<Jammed> push(Jammed jammed, Push push) {
        return Outcome.next(jammed);
    }

    @Step
    Open kick(Jammed jammed, RuntimeException e) {
        return new Open();
    }
}
