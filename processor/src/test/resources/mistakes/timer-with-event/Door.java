package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() {}

    @Step(after = "PT1H")
    Open open(Closed closed, Knock knock) {
        return new Open();
    }
}
