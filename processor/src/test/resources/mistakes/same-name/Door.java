package shop;

import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    enum Floor {
        FIRST,
        @Named("FIRST")
        SECOND
    }

    @State(initial = true)
    record Closed(Floor floor, @Named("floor") int other) {}

    @State(name = "Closed", terminal = true)
    record Open() {}

    @Signal
    record Knock() implements Call {}

    @Signal(name = "Knock")
    record Ring() implements Call {}

    sealed interface Call permits Knock, Ring {}

    @Step
    Open open(Closed closed, Call call) {
        return new Open();
    }
}
