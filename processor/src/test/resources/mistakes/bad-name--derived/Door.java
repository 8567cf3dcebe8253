package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** A name that nobody wrote may be too long all the same. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record OpenAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgain() {}

    @Step
    OpenAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgain open(Closed closed) {
        return new OpenAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgainAndAgain();
    }
}
