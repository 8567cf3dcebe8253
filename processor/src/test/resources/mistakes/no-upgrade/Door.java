package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(name = "Closed", until = 2)
    record ClosedV2(long id, int times) {}

    @State(name = "Closed", until = 1)
    record ClosedV1(long id) {}

    @State(initial = true)
    record Closed(long id, String colour) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }
}
