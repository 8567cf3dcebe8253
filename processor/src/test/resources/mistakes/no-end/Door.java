package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State
    record Ajar() {}

    @State
    record Wide() {}

    @State(terminal = true)
    record Gone() {}

    @Step
    Ajar open(Closed closed) {
        return new Ajar();
    }

    @Step(after = "PT1H")
    Gone remove(Closed closed) {
        return new Gone();
    }

    @Step(after = "PT1M")
    Wide push(Ajar ajar) {
        return new Wide();
    }

    @Step(after = "PT1M")
    Ajar pull(Wide wide) {
        return new Ajar();
    }
}
