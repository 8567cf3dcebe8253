package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
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

    @Signal
    record Knock() {}

    @Step
    Open knock(Ajar ajar, Knock knock) {
        return new Open();
    }

    @Step
    Ajar order(Closed closed) {
        return new Ajar();
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
