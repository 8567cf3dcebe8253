package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** Each machine has its own mistakes, and they don't stand in each other's way. */
class Doors {

    record Key(Thread cutter) {}

    @Machine
    static class Front {

        @State(initial = true)
        record Closed(Key key) {}

        @State(terminal = true)
        record Open() {}

        @Step
        static Open open(Closed closed) {
            return new Open();
        }
    }

    @Machine
    static class Back {

        @State(initial = true)
        record Closed(Key key) {}

        @State(terminal = true)
        record Open() {}

        @Step
        Open open(Closed closed) {
            return new Open();
        }
    }
}
