package shop;

import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
@RateLimited(limit = "push")
public class Door {

    @State(initial = true)
    @RateLimited(limit = "push")
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }
}
