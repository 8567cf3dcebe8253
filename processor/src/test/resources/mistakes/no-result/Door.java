package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @State(terminal = true)
    record Locked() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step(after = "PT1H")
    Locked lock(Closed closed) {
        return new Locked();
    }
}
