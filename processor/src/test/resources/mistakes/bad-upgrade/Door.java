package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;

@Machine
public class Door {

    @State(name = "Closed", until = 2)
    record ClosedV2(long id, int times) {}

    @State(name = "Closed", until = 1)
    record ClosedV1(long id) {}

    @State(initial = true)
    record Closed(long id, String colour) {}

    @State(terminal = true)
    record Open(long id) {}

    @Signal
    record Push(int strength) {}

    @Step
    Open push(Closed closed, Push push) {
        return new Open(closed.id());
    }

    @Upgrade
    static ClosedV1 back(ClosedV2 old) {
        return new ClosedV1(old.id());
    }

    @Upgrade
    static ClosedV2 forth(ClosedV1 old) {
        return new ClosedV2(old.id(), 0);
    }

    @Upgrade
    Closed bound(ClosedV1 old) {
        return new Closed(old.id(), "red");
    }

    @Upgrade
    private static Closed hidden(ClosedV1 old) {
        return new Closed(old.id(), "red");
    }

    @Upgrade
    static <T> Closed generic(ClosedV1 old) {
        return new Closed(old.id(), "red");
    }

    @Upgrade
    static Closed checked(ClosedV1 old) throws Exception {
        return new Closed(old.id(), "red");
    }

    @Upgrade
    static Closed two(ClosedV1 old, int more) {
        return new Closed(old.id(), "red");
    }

    @Upgrade
    static Closed young(Closed old) {
        return old;
    }

    @Upgrade
    static Open elsewhere(ClosedV1 old) {
        return new Open(old.id());
    }
}
