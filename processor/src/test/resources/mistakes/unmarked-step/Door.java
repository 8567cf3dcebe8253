package shop;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

/** It is whole without them. */
@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State(terminal = true)
    public record Open() {}

    @Signal
    public record Knock() {}

    @Step
    Open answer(Closed closed, Knock knock) {
        return new Open();
    }

    Open force(Closed closed, IllegalStateException e) {
        return new Open();
    }

    Outcome<Open> look(Closed closed) {
        return Outcome.next(new Open());
    }

    @Allow("unmarked-step")
    Open wait(Closed closed, StepContext<Closed> context) {
        return new Open();
    }

    Open help(Closed closed) {
        return new Open();
    }

    private Open slip(Closed closed, IllegalArgumentException e) {
        return new Open();
    }

    static Outcome<Open> slam(Closed closed) {
        return Outcome.next(new Open());
    }
}
