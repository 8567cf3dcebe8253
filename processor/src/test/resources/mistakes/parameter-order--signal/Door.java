package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** Knock is annotated as a state, but taken as a signal. */
@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State
    public record Knock() {}

    @State(terminal = true)
    public record Open() {}

    @Step
    Open answer(Closed closed, Knock knock) {
        return new Open();
    }
}
