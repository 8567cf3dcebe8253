package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Shut, Lit {}

    @State(initial = true)
    record Locked() implements Shut, Lit {}

    sealed interface Shut permits Closed, Locked {}

    sealed interface Lit permits Closed, Locked {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() implements Loud, Near {}

    sealed interface Loud permits Knock {}

    sealed interface Near permits Knock {}

    @Step
    Open shut(Shut shut, Knock knock) {
        return new Open();
    }

    @Step
    Open lit(Lit lit, Knock knock) {
        return new Open();
    }

    @Step
    Open loud(Closed closed, Loud loud) {
        return new Open();
    }

    @Step
    Open near(Closed closed, Near near) {
        return new Open();
    }

    @Step
    Open broken(Shut shut, IllegalStateException e) {
        return new Open();
    }

    @Step
    Open failed(Lit lit, RuntimeException e) {
        return new Open();
    }
}
