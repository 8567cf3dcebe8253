package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed(String room) {}

    @State(terminal = true)
    record Open() {}

    @State
    record Ajar() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    Open push(Ajar ajar) {
        return new Open();
    }
}
