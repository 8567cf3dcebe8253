package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Opened() {}

    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step(after = "PT1H")
    Opened late(Closed closed) {
        return new Opened();
    }
}
