package dev.pawl.examples.order;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Duration;

/** One line of an order: picked when it is in stock, given up when it does not come. */
@Machine(queue = "lines", result = OrderLine.Result.class)
public class OrderLine {

    private static final int LOOKS = 20;

    /** How it ends. */
    public sealed interface Result permits Picked, Missing {}

    /** Somebody wants it. */
    @State(initial = true)
    public record Wanted(String order, String article) {}

    /** It is there. */
    @State(terminal = true)
    public record Picked(String article, String shelf) implements Result {}

    /** It is not to be had. */
    @State(terminal = true)
    public record Missing(String article) implements Result {}

    private final Stock stock;

    public OrderLine(Stock stock) {
        this.stock = stock;
    }

    /** Asks again every quarter of an hour; what is taken under one number is taken once. */
    @Step
    Outcome<Result> take(Wanted s, StepContext<Wanted> ctx) {
        return stock.take(s.article(), "line-" + ctx.id())
                .map(shelf -> Outcome.<Result>next(new Picked(s.article(), shelf)))
                .orElseGet(() -> ctx.attempt() < LOOKS
                        ? ctx.replay(s, Duration.ofMinutes(15))
                        : Outcome.next(new Missing(s.article())));
    }
}
