package shop;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.Optional;

@Machine
public class Door {

    @State(initial = true)
    record Closed(
            long id,
            String colour,
            @Default("0") int times,
            Optional<String> note) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }
}
