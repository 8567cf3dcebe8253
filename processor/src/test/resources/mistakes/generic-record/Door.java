package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed<T>(T room) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed<String> closed) {
        return new Open();
    }
}
