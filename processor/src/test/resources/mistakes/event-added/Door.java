package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

@Machine
public class Door {

    @State(initial = true)
    record Closed(long id) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }

    @Step
    Outcome<Open> lock(Closed closed, StepContext<Closed> context) {
        return context.stay(closed);
    }

    @Step(after = "P1D")
    Open late(Closed closed) {
        return new Open(closed.id());
    }
}
