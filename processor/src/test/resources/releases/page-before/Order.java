package shop;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** The release before the one that docs/versions.md shows; its baseline has had a shape of Paying before. */
@Machine
public class Order {

    public enum Size {
        SMALL,
        BIG
    }

    @State(initial = true)
    public record Placed(long order, String colour, Size size) {}

    @State
    public record Paying(long order, long cents) {}

    @State
    public record Weighing(long order) {}

    @State
    public record Shipping(long order) {}

    @State(terminal = true)
    public record Shipped(long order) {}

    @Signal
    public record PaymentConfirmed() {}

    @Signal
    public record Handed() {}

    @Step
    Paying pay(Placed s) {
        return new Paying(s.order(), 1_00);
    }

    @Step
    Weighing paid(Paying s, PaymentConfirmed paid) {
        return new Weighing(s.order());
    }

    @Step(after = "PT1H")
    Shipping weighed(Weighing s) {
        return new Shipping(s.order());
    }

    @Step
    Shipped shipped(Shipping s, Handed handed) {
        return new Shipped(s.order());
    }
}
