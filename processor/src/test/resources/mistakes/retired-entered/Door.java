package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

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

    @State(retired = true)
    record Ajar(long id) {}

    @State(retired = true)
    record Loose(long id) {}

    @Step(after = "PT1H")
    Ajar ajar(Closed closed) {
        return new Ajar(closed.id());
    }

    @Step
    Loose loosen(Ajar ajar) {
        return new Loose(ajar.id());
    }

    @Step
    Open shut(Loose loose) {
        return new Open(loose.id());
    }
}
