package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** What is missing is told by the compiler; the mistakes beside it wait until it is there. */
@Machine
public class Door {

    @State(initial = true)
    record Closed(Missing missing) {}

    @State(terminal = true)
    record Open() {}

    @Step
    private Open open(Closed closed) {
        return new Open();
    }

    static DoorMachine machine(DoorClient client) {
        return new DoorMachine(new Door());
    }
}
