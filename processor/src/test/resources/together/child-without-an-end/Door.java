package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;

@Machine
public class Door {

    @State(initial = true)
    public record Closed() {}

    @State
    public record Ajar() {}

    @State(terminal = true)
    public record Open() {}

    @Step
    Spawning<Ajar, Key.End> cut(Closed closed) {
        return null;
    }

    @Step
    Open opened(Ajar ajar, Children<Key.End> keys) {
        return new Open();
    }
}
