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
    Spawning<Ajar, ?> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step
    Open cut(Ajar ajar, Children<?> keys) {
        return new Open();
    }

    @State
    record Locked() {}

    @Step(after = "PT1H")
    Spawning lock(Closed closed) {
        return new Spawning<>(Outcome.next(new Locked()), List.of());
    }

    @Step
    Open unlocked(Locked locked, Children keys) {
        return new Open();
    }
}
