package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** The inner one of two superstates settles it; of two that overlap in a state none does. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Inner, Aside {}

    @State
    record Locked() implements Inner {}

    @State(initial = true)
    record Ajar() implements Shut {}

    sealed interface Shut permits Ajar, Inner, Aside {}

    sealed interface Inner extends Shut permits Closed, Locked {}

    sealed interface Aside extends Shut permits Closed {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() {}

    @Signal
    record Push() {}

    @Step
    Locked shut(Shut shut, Knock knock) {
        return new Locked();
    }

    @Step
    Open inner(Inner inner, Knock knock) {
        return new Open();
    }

    @Step
    Open pushed(Inner inner, Push push) {
        return new Open();
    }

    @Step
    Open aside(Aside aside, Push push) {
        return new Open();
    }
}
