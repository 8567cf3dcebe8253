package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Shut {}

    sealed interface Shut permits Closed {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    Open unlock(Shut shut) {
        return new Open();
    }
}
