package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

@Machine
public class Door {

    record Lock(
            String maker,
            int pins) {}

    @State(initial = true)
    record Closed(long id, List<Lock> locks) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }
}
