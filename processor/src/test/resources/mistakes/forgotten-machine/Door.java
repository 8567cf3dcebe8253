package shop;

import dev.pawl.State;
import dev.pawl.Step;

public class Door {

    @State(initial = true)
    public record Closed() {}

    @State
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
