package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(name = "closed again")
    record CLOSED() {}

    @State(terminal = true)
    record Open() {}

    @Step
    CLOSED close(Closed closed) {
        return new CLOSED();
    }

    @Step
    Open open(CLOSED closed) {
        return new Open();
    }
}
