package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.util.List;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State
    record Ajar() {}

    @State(terminal = true)
    record Open() {}

    record Push() {}

    @Signal
    record Kick() implements Force {}

    record Ram() implements Force {}

    sealed interface Force permits Kick, Ram {}

    record Note(String text) {}

    /** No event, for the step has one. */
    record Extra() {}

    @Step
    Ajar push(Closed closed, Push push) {
        return new Ajar();
    }

    @Step
    Open pushAgain(Ajar ajar, StepContext<Ajar> context, Push push) {
        return new Open();
    }

    @Step
    Open force(Closed closed, Force force) {
        return new Open();
    }

    @Step
    Open notes(Ajar ajar, List<Note> notes) {
        return new Open();
    }

    @Step
    Open kick(Ajar ajar, Kick kick, Extra extra) {
        return new Open();
    }
}
