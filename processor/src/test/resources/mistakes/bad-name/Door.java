package shop;

import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

@Machine(name = "")
public class Door {

    @State(name = " ", initial = true)
    record Closed(@Named("@type") String room, @Named("") int floor) {}

    @State(name = "op\nen", terminal = true)
    record Open() {}

    @Signal(name = Door.LONG)
    record Knock() {}

    static final String LONG = "0123456789012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789012345678901234567890123456789";

    @Step
    Open open(Closed closed, Knock knock) {
        return new Open();
    }
}
