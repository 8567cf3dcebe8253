package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** Ajar is annotated as a signal, but used as a state. */
@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @Signal
    public record Ajar() {}

    @State(terminal = true)
    public record Open() {}

    @Step
    Ajar unlock(Closed closed) {
        return new Ajar();
    }

    @Step
    Open open(Ajar ajar) {
        return new Open();
    }
}
