package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;
import town.Sound;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @State
    record Ajar() {}

    @Step
    Spawning<Ajar, Sound> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step
    Open cut(Ajar ajar, Children<Sound> bolts) {
        return new Open();
    }
}
