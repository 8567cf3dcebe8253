package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;
import java.util.Optional;

@Machine
public class Door {

    @State(initial = true)
    record Closed(Instant until, Optional<Instant> perhaps, String room) implements Shut {}

    @State(initial = true)
    record Locked() implements Shut {}

    sealed interface Shut permits Closed, Locked {}

    @State(terminal = true)
    record Open() {}

    @Step(at = "untill")
    Open one(Closed closed) {
        return new Open();
    }

    @Step(at = "room")
    Open two(Closed closed) {
        return new Open();
    }

    @Step(at = "until")
    Open three(Shut shut) {
        return new Open();
    }

    @Step(at = "perhaps")
    Open four(Closed closed) {
        return new Open();
    }
}
