package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() implements Next {}

    sealed interface Next permits Open, Stuck {}

    @Step
    Outcome<Next> open(Closed closed) {
        return Outcome.next(new Open());
    }

    @Step(after = "PT1H")
    void forget(Closed closed) {}

    @Step(after = "PT2H")
    Outcome<String> tell(Closed closed) {
        return Outcome.next("open");
    }
}

record Stuck() implements Door.Next {}
