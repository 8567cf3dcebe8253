package shop;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
@Allow("unknown-code")
public class Door {

    @State(initial = true)
    record Closed(String room) {}

    @State(terminal = true)
    record Open() {}

    @Step
    @Allow("a-code-of-a-later-release")
    Open open(Closed closed) {
        return new Open();
    }
}
