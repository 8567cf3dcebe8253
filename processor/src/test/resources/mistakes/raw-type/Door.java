package shop;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.util.List;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() {}

    @Step
    Open answer(Closed closed, List<Knock> knocks) {
        return new Open();
    }

    @Step
    Outcome<?> open(Closed closed, StepContext context) {
        return Outcome.next(new Open());
    }

    @Step(after = "PT1H")
    Outcome open(Closed closed) {
        return Outcome.next(new Open());
    }

    @Step
    Open count(Closed closed, List<?> knocks, StepContext<?> context) {
        return new Open();
    }
}
