package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Gate {

    @State(initial = true)
    record Closed(long id) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }
}
