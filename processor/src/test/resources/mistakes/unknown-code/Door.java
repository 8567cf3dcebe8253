package shop;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
@Allow({"never-runs", "dead-end"})
public class Door {

    @State(initial = true)
    record Closed(@Allow("no-such-thing") String room) {}

    @State(terminal = true)
    record Open() {}

    @Step
    @Allow(
            "never-run")
    Open open(Closed closed) {
        return new Open();
    }
}
