package shop.lines;

import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;

/** A line of an order. */
@Machine(name = "order line", version = 2, result = Line.Result.class)
public class Line {

    @State(initial = true)
    public record Wanted(String article) {}

    @State(terminal = true)
    public record Picked(String article) implements Result {}

    @State(terminal = true, name = "lost")
    public record Missing() implements Result {}

    public sealed interface Result permits Picked, Missing {}

    @Signal
    public record Take() {}

    @Signal
    public record Drop() {}

    @Step
    public Picked take(Wanted wanted, Take take) {
        return new Picked(wanted.article());
    }

    @Step
    public Missing drop(Wanted wanted, Drop drop) {
        return new Missing();
    }
}
