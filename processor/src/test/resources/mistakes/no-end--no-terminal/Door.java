package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State
    record Open() {}

    @Step(after = "PT1M")
    Open open(Closed closed) {
        return new Open();
    }

    @Step(after = "PT1M")
    Closed close(Open open) {
        return new Closed();
    }
}
