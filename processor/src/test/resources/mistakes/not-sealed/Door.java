package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Shut {}

    @State
    record Locked() implements Shut, Next {}

    interface Shut {}

    interface Next {}

    @State(terminal = true)
    record Open() implements Next {}

    @Signal
    record Knock() implements Heard {}

    @Signal
    record Ring() implements Heard {}

    interface Heard {}

    @Step
    Next heard(Shut shut, Heard heard) {
        return new Open();
    }

    @Step
    Open answered(Locked locked, Heard heard, StepContext<Locked> context) {
        return new Open();
    }

    @Step(after = "PT1H")
    Open late(Shut shut) {
        return new Open();
    }
}
