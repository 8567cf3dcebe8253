package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.io.IOException;

/** What the forgotten step may throw, others wait for. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    Open open(Closed closed) throws IOException {
        throw new IOException("no key");
    }

    @Step
    Open jammed(Closed closed, IOException e) {
        return new Open();
    }

    @Step(after = "PT1H")
    Open late(Closed closed) {
        return new Open();
    }
}
