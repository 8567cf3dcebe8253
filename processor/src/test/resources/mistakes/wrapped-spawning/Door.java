package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @State
    record Ajar() {}

    @Step
    Outcome<Spawning<Ajar, Key.Cut>> order(Closed closed) {
        return Outcome.stop("no key");
    }

    @Step
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
