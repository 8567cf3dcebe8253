package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

/** What spawns and what waits may be forgotten; a state that abandons children, and one behind it, depend on them. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(abandon = true)
    record Ajar() {}

    @State
    record Wide() {}

    @State(terminal = true)
    record Open() {}

    @Step
    Spawning<Ajar, Key.Cut> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    Wide cut(Ajar ajar, Children<Key.Cut> keys) {
        return new Wide();
    }

    @Step
    Open open(Wide wide) {
        return new Open();
    }
}

@Machine
class Gate {

    @State(initial = true)
    record Closed() {}

    @State(abandon = true)
    record Ajar() {}

    @State(terminal = true)
    record Open() {}

    Spawning<Ajar, Key.Cut> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    @Step
    Open cut(Ajar ajar, Children<Key.Cut> keys) {
        return new Open();
    }
}

/** The step that waits is whole, and the helper takes no part. */
@Machine
class Lid {

    @State(initial = true)
    record Closed() {}

    @State
    record Ajar() {}

    @State(terminal = true)
    record Open() {}

    @Step
    Spawning<Ajar, Key.Cut> order(Closed closed) {
        return new Spawning<>(Outcome.next(new Ajar()), List.of());
    }

    Open helper(Ajar ajar, Children<Key.Cut> keys) {
        return new Open();
    }

    @Step
    Open cut(Ajar ajar, Children<Key.Cut> keys) {
        return helper(ajar, keys);
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
