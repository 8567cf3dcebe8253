package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;

/** What a relay inserts. */
@Machine(queue = "relays")
@Allow("no-baseline")
public class Receipt {

    /** There is one. */
    @State(initial = true)
    public record Issued(long relay) {}

    /** And it is put away. */
    @State(terminal = true)
    public record Filed(long relay) {}

    @Step
    Filed file(Issued s) {
        return new Filed(s.relay());
    }
}
