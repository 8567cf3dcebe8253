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
    Spawning<Ajar, End> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step
    Open cut(Ajar ajar, Children<End> keys) {
        return new Open();
    }

    private sealed interface End permits Bolt.Shot {}

    @Machine
    static class Bolt {

        @State(initial = true)
        record Drawn() {}

        @State(terminal = true)
        record Shot() implements End {}

        @Step
        Shot shoot(Drawn drawn) {
            return new Shot();
        }
    }
}
