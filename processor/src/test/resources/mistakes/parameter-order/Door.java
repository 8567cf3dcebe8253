package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() {}

    @Signal
    record Ring() {}

    @Step
    Open first(StepContext<Closed> context, Closed closed) {
        return new Open();
    }

    @Step
    Open second(Closed closed, Connection connection, StepContext<Closed> context) {
        return new Open();
    }

    @Step
    Open third(Closed closed, StepContext<Closed> context, Knock knock) {
        return new Open();
    }

    @Step
    Open fourth(Closed closed, Ring ring, Knock knock) {
        return new Open();
    }

    @Step(after = "PT1H")
    Open fifth(Closed closed, Open open) {
        return new Open();
    }

    @Step(after = "PT2H")
    Open sixth(Closed closed, Connection one, Connection other) {
        return new Open();
    }
}
