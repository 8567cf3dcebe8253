package shop;

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

    @Step
    Spawning<Void, Key.Cut> order(Closed closed) {
        return Spawning.none(Outcome.stop("no key"));
    }

    @Step(after = "PT1H")
    Spawning<Outcome<Open>, Key.Cut> open(Closed closed) {
        return Spawning.none(Outcome.stop("no key"));
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
