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

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knocked() implements Noise {}

    record Knock() {}

    @Step
    Open knocked(Closed closed, Knocked knocked) {
        return new Open();
    }

    @Step
    Open knock(Closed closed, Knock knock) {
        return new Open();
    }

    @Step
    Open all(Closed closed, List<String> texts, StepContext<Closed> context) {
        return new Open();
    }

    @Step
    Open noises(Closed closed, List<Noise> noises) {
        return new Open();
    }
}

sealed interface Noise permits Door.Knocked, Bang {}

record Bang() implements Noise {}
