package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

public class House {

    private sealed interface Fate permits Door.Open {}

    @Machine(result = Fate.class)
    public static class Door {

        @State(initial = true)
        record Closed() {}

        @State(terminal = true)
        record Open() implements Fate {}

        @Step
        Open open(Closed closed) {
            return new Open();
        }
    }
}
