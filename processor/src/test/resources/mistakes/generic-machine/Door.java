package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door<T> {

    @State(initial = true)
    record Closed(String room) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }
}
