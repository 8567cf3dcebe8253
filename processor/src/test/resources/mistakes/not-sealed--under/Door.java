package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** One that stands under a sealed one is in the way as well. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Inner {}

    sealed interface Shut permits Ajar, Inner {}

    non-sealed interface Inner extends Shut {}

    @State
    record Ajar() implements Shut {}

    @State(terminal = true)
    record Open() {}

    @Step
    Ajar unlock(Closed closed) {
        return new Ajar();
    }

    @Step(after = "PT1H")
    Open late(Shut shut) {
        return new Open();
    }
}
