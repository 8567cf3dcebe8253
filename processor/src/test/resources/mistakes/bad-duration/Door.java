package shop;

import dev.pawl.Machine;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
@Retry(first = "soon", longest = "P1M")
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step(after = "1h")
    Open one(Closed closed) {
        return new Open();
    }

    @Step(after = "PT0S")
    Open two(Closed closed) {
        return new Open();
    }

    @Step(after = "")
    Open three(Closed closed) {
        return new Open();
    }

    @Step(after = "-PT1H")
    Open four(Closed closed) {
        return new Open();
    }

    @Step(after = "P99999999D")
    Open five(Closed closed) {
        return new Open();
    }
}
