package shop;

import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    @RateLimited(limit = " ")
    record Closed() {}

    @State
    @RateLimited(limit = "@knock", weight = 0)
    record Ajar() {}

    @State(terminal = true)
    @RateLimited(limit = "slam")
    record Open() {}

    @Step
    Ajar push(Closed closed) {
        return new Ajar();
    }

    @Step
    Open open(Ajar ajar) {
        return new Open();
    }
}
