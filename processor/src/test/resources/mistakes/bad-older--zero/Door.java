package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;

@Machine
public class Door {

    @State(name = "Closed", until = 0)
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

    @Upgrade
    static Closed upgrade(ClosedV1 old) {
        return new Closed(old.id(), "red");
    }
}
