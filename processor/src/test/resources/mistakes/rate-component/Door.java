package shop;

import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;
import java.time.Instant;

@Machine
public class Door {

    enum Side {
        LEFT,
        RIGHT
    }

    @State(initial = true)
    @RateLimited(limit = "push", by = "tenent")
    record Closed(String tenant, Side side, Instant at) {}

    @State
    @RateLimited(limit = "push", by = "at")
    record Ajar(String tenant, Instant at) {}

    @State
    @RateLimited(limit = "push", by = "side", weight = 3)
    record Wide(Side side) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Ajar push(Closed closed) {
        return new Ajar(closed.tenant(), closed.at());
    }

    @Step
    Wide more(Ajar ajar) {
        return new Wide(Side.LEFT);
    }

    @Step
    Open open(Wide wide) {
        return new Open();
    }
}
