package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;

/** Timers don't override, so that two alike run at once even where one of them stands on a superstate. */
@Machine
public class Door {

    @State(initial = true)
    record Closed(Instant until) implements Shut {}

    sealed interface Shut permits Closed {}

    @State(terminal = true)
    record Open() {}

    @Step(after = "PT24H")
    Open one(Closed closed) {
        return new Open();
    }

    @Step(after = "P1D")
    Open other(Shut shut) {
        return new Open();
    }

    @Step(at = "until")
    Open third(Closed closed) {
        return new Open();
    }

    @Step(at = "until")
    Open fourth(Shut shut) {
        return new Open();
    }
}
