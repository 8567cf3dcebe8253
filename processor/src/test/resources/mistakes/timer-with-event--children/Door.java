package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
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

    @Step(after = "PT1H")
    Open cut(Ajar ajar, Children<Key.Cut> keys) {
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
