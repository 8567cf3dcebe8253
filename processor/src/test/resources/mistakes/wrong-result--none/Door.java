package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** It names itself. */
@Machine(
        version = 1,
        result = Door.class)
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State(terminal = true)
    public record Open() {}

    @State(terminal = true)
    public record Bricked() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    Bricked brick(Closed closed, IllegalStateException e) {
        return new Bricked();
    }
}
