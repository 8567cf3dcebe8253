package shop;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;
import java.util.Optional;

/** What docs/versions.md shows, in one machine. */
@Machine
public class Order {

    public record Money(long cents, String currency) {}

    public enum Size {
        SMALL,
        @Named("BIG")
        LARGE
    }

    @State(initial = true)
    public record Placed(
            long order,
            Optional<String> note,
            @Default("0") int reminders,
            @Named("colour") String color,
            Size size) {}

    @State(name = "Paying", until = 1)
    record PayingV1(long order, int amount) {}

    @State(name = "Paying", until = 2)
    record PayingV2(long order, long cents) {}

    @State
    public record Paying(long order, Money amount) {}

    @State(name = "Shipping")
    public record OnItsWay(long order) {}

    @State(retired = true)
    public record Weighing(long order) {}

    @State(terminal = true)
    public record Shipped(long order) {}

    @Signal(name = "PaymentConfirmed")
    public record Paid() {}

    @Signal
    public record Handed() {}

    @Upgrade
    static PayingV2 inCents(PayingV1 old) {
        return new PayingV2(old.order(), old.amount() * 100L);
    }

    @Upgrade
    static Paying withCurrency(PayingV2 old) {
        return new Paying(old.order(), new Money(old.cents(), "EUR"));
    }

    @Step
    Paying pay(Placed s) {
        return new Paying(s.order(), new Money(1_00, "EUR"));
    }

    @Step
    OnItsWay paid(Paying s, Paid paid) {
        return new OnItsWay(s.order());
    }

    @Step(after = "PT1H")
    OnItsWay weighed(Weighing s) {
        return new OnItsWay(s.order());
    }

    @Step
    Shipped shipped(OnItsWay s, Handed handed) {
        return new Shipped(s.order());
    }
}
