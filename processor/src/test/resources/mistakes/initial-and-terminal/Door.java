package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine(result = Record.class)
public class Door {

    @State(initial = true)
    record Closed(String room) {}

    @State(terminal = true)
    record Open() {}

    @State(initial = true, terminal = true)
    record Gone() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }
}
