package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;
import java.util.Locale;

/** Many mistakes, each told once, and code beside it that uses what is generated. */
@Machine(version = -1, queue = " ")
public class Door {

    @State(initial = true)
    record Closed(Locale locale, Instant until) {}

    @State
    record Ajar() {}

    @State
    record Jammed() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() {}

    @Signal
    record Ring() {}

    @Step
    Closed wait(Closed closed) {
        return closed;
    }

    @Step(at = "till")
    Open open(Closed closed) {
        return new Open();
    }

    @Step
    private Open ring(Closed closed, Ring ring, StepContext<Open> context) {
        return new Open();
    }

    @Step(after = "an hour")
    Outcome<Jammed> jam(Closed closed) {
        return Outcome.next(new Jammed());
    }

    static DoorMachine machine(DoorClient client) {
        return new DoorMachine(new Door());
    }
}
