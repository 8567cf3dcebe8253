package dev.pawl.examples.order;

import dev.pawl.Children;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.ArrayList;
import java.util.List;

/** An order whose lines are picked by machines of their own; it is packed when the last of them has ended. */
@Machine(queue = "orders", result = Order.Result.class)
public class Order {

    /** How it ends. */
    public sealed interface Result permits Packed, Nothing {}

    /** The customer has ordered. */
    @State(initial = true)
    public record Placed(String number, List<String> articles) {}

    /** The lines are on their way. */
    @State
    public record Picking(String number) {}

    /** What was there is in the box. */
    @State(terminal = true)
    public record Packed(String number, List<String> picked, int missing) implements Result {}

    /** There is no box: nothing was there, or nobody wants it any more. */
    @State(terminal = true)
    public record Nothing(String number, String why) implements Result {}

    /** The customer has changed their mind. */
    @Signal
    public record Cancelled() {}

    /** All lines and the new state are committed together, or none of it. */
    @Step
    Spawning<Picking, OrderLine.Result> pick(Placed s) {
        List<Insert<OrderLine.Result>> lines = new ArrayList<>();
        for (String article : s.articles()) {
            String key = s.number() + "/" + lines.size();
            lines.add(OrderLineMachine.insert(new OrderLine.Wanted(s.number(), article), InsertOptions.key(key)));
        }
        return Outcome.spawn(lines).next(new Picking(s.number()));
    }

    @Step
    Result pack(Picking s, Children<OrderLine.Result> lines) {
        List<String> picked = new ArrayList<>();
        for (OrderLine.Result result : lines.results()) {
            if (result instanceof OrderLine.Picked line) {
                picked.add(line.article());
            }
        }
        return picked.isEmpty()
                ? new Nothing(s.number(), "nothing was there")
                : new Packed(s.number(), picked, lines.size() - picked.size());
    }

    /** Leaving the state cancels the lines that still run. */
    @Step
    Nothing cancel(Picking s, Cancelled signal) {
        return new Nothing(s.number(), "cancelled by the customer");
    }
}
