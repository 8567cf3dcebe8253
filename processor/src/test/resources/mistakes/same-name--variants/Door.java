package shop;

import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    sealed interface Lock {}

    record Bolt() implements Lock {}

    @Named("Bolt")
    record Chain() implements Lock {}

    @State(initial = true)
    record Closed(Lock lock) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }
}
