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

    @State
    record Ajar() {}

    @State
    record Jammed() {}

    @State(terminal = true)
    record Broken() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    Jammed push(Ajar ajar) {
        return new Jammed();
    }

    @Step
    Ajar pull(Jammed jammed) {
        return new Ajar();
    }

    @Step(after = "PT1H")
    Broken kick(Jammed jammed) {
        return new Broken();
    }
}
