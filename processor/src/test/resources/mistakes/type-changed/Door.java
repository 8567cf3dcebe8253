package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;
import java.util.List;

@Machine
public class Door {

    @State(initial = true)
    record Closed(
            long id,
            int count,
            Instant since,
            List<Long> numbers,
            double fine) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }
}
