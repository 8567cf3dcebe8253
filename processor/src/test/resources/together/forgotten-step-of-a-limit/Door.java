package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

/** The action of the limited state lacks its annotation. */
@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State
    @RateLimited(limit = "bell")
    public record Ringing() {}

    @State(terminal = true)
    public record Open() {}

    @Step
    Ringing ring(Closed closed) {
        return new Ringing();
    }

    Outcome<Open> open(Ringing ringing, StepContext<Ringing> context) {
        return Outcome.next(new Open());
    }
}
