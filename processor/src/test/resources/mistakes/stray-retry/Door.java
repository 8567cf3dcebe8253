package shop;

import dev.pawl.Machine;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @Retry
    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    @Retry(attempts = 3)
    Open open(Closed closed) {
        push();
        return new Open();
    }

    @Retry(attempts = 3)
    void push() {}
}
