package shop;

import dev.pawl.Machine;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
@Retry(attempts = 0)
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    @Retry(first = "PT1M", longest = "PT1S")
    Open open(Closed closed) {
        return new Open();
    }
}
