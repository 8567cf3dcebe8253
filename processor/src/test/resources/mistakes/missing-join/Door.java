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

    @State
    record Locked() implements Shut {}

    @State
    record Barred() implements Shut {}

    @State(retired = true)
    record Sealed() implements Shut {}

    sealed interface Shut permits Locked, Barred, Sealed {}

    @Step
    Spawning<Ajar, Key.Cut> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step(after = "PT1H")
    Open open(Ajar ajar) {
        return new Open();
    }

    @Step(after = "PT1H")
    Spawning<Shut, Key.Cut> shut(Closed closed) {
        return new Spawning<>(Outcome.next(new Locked()), List.of());
    }

    @Step
    Open unlocked(Locked locked, Children<Key.Cut> keys) {
        return new Open();
    }

    @Step
    Open unbar(Barred barred) {
        return new Open();
    }

    @Step
    Open unseal(Sealed sealed) {
        return new Open();
    }

    @Step(after = "PT2H")
    Spawning<Open, Key.Cut> force(Closed closed) {
        return new Spawning<>(Outcome.next(new Open()), List.of());
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
