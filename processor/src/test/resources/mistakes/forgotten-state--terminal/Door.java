package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    record Gone() {}

    @Step
    Gone leave(Closed closed) {
        return new Gone();
    }
}
