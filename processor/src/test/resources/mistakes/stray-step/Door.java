package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Hinge().turn(closed);
    }

    static class Hinge {

        @Step
        Open turn(Closed closed) {
            return new Open();
        }
    }
}
