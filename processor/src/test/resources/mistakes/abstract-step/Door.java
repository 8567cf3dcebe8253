package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public abstract class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    abstract Open open(Closed closed);
}
