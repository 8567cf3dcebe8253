package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.Spawning;
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

    @State
    record Ajar() {}

    @Step
    Spawning<Ajar, Key.Cut> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Signal
    record Knock() {}

    @Step
    Open first(Ajar ajar, StepContext<Ajar> context, Children<Key.Cut> keys) {
        return new Open();
    }

    @Step
    Open third(Closed closed, Knock knock, Children<Key.Cut> keys) {
        return new Open();
    }

    @Step
    Open fourth(Children<Key.Cut> keys, Ajar ajar) {
        return new Open();
    }
}

@Machine
class Key {

    @State(initial = true)
    record Blank() {}

    @State(terminal = true)
    record Cut() {}

    @Step
    Cut cut(Blank blank) {
        return new Cut();
    }
}
