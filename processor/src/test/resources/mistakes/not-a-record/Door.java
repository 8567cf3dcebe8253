package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    static class Closed {}

    @State(terminal = true)
    record Open() {}

    @Signal
    enum Knock {
        LOUD
    }

    @Step
    Open open(Closed closed, Knock knock) {
        return new Open();
    }
}
