package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Shut {}

    @State(terminal = true)
    record Open() {}

    @Signal
    record Knock() implements Call {}

    private sealed interface Shut permits Closed {}

    private sealed interface Call permits Knock {}

    private static class Stuck extends RuntimeException {}

    @Step
    Open open(Shut shut) {
        return new Open();
    }

    @Step
    Open answer(Closed closed, List<Call> calls) {
        return new Open();
    }

    @Step
    Open force(Closed closed, Stuck stuck) {
        return new Open();
    }
}
