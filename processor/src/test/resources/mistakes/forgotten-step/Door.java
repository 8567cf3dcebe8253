package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State
    record Ajar() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Push() {}

    Ajar unlock(Closed closed) {
        return helper(closed);
    }

    Outcome<Open> push(Ajar ajar, Push push, StepContext<Ajar> context) {
        return Outcome.next(shortcut(new Closed()));
    }

    @Step
    Open late(Closed closed, IllegalStateException e) {
        return shortcut(closed);
    }

    /** Helpers all: nothing is missing that they would bring, or they take what no step does. */
    Open shortcut(Closed closed) {
        return new Open();
    }

    private Ajar helper(Closed closed) {
        return new Ajar();
    }

    static Ajar other(Closed closed) {
        return new Ajar();
    }

    Ajar third(Closed closed, int strength) {
        return new Ajar();
    }
}
