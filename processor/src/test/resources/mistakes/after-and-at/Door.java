package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;

@Machine
public class Door {

    @State(initial = true)
    record Closed(Instant until) {}

    @State(terminal = true)
    record Open() {}

    @Step(after = "PT1H", at = "until")
    Open open(Closed closed) {
        return new Open();
    }
}
