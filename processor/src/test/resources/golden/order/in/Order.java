package shop;

import dev.pawl.Children;
import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.SignalOptions;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Duration;
import java.util.List;
import shop.lines.Line;
import shop.lines.LineMachine;

/** An order with a child for each of its lines, then one for each box and one for a card. */
@Machine(name = "order", result = Order.Result.class)
public class Order {

    @State(initial = true)
    public record Placed(long order, List<String> articles) {}

    @State
    public record Picking(long order) implements Open {}

    /** Where the order is called off meanwhile, what is being packed goes on. */
    @State(abandon = true)
    public record Packing(long order) implements Open {}

    public sealed interface Open permits Picking, Packing {}

    @State(terminal = true)
    public record Sent(long order) implements Result {}

    @State(terminal = true)
    public record CalledOff(String why) implements Result {}

    public sealed interface Result permits Sent, CalledOff {}

    @Signal
    public record CallOff(String why) {}

    @Signal
    public record Packed(int articles) {}

    @Step
    public Spawning<Picking, Line.Result> pick(Placed placed) {
        return Outcome.spawn(placed.articles().stream()
                        .map(article -> LineMachine.insert(
                                new Line.Wanted(article), InsertOptions.key("line:" + placed.order() + ":" + article)))
                        .toList())
                .next(new Picking(placed.order()));
    }

    @Step
    public Spawning<Packing, Post.Part> picked(
            Picking picking, Children<Line.Result> lines, StepContext<Picking> context) {
        return Outcome.<Post.Part>spawn(List.of(
                        Post_BoxMachine.insert(
                                new Post.Box.Empty(picking.order(), lines.results().size())),
                        Post_CardMachine.insert(new Post.Card.Blank())))
                .after(Duration.ofHours(1))
                .next(new Packing(picking.order()));
    }

    @Step
    public Sent packed(Packing packing, Children<Post.Part> parts) {
        return new Sent(packing.order());
    }

    @Step
    public Outcome<Packing> count(Packing packing, List<Packed> packed, StepContext<Packing> context) {
        return context.stay(packing);
    }

    @Step
    public Outcome<CalledOff> callOff(Open open, CallOff callOff) {
        return Outcome.send(
                        LineMachine.signal("line:7:book", new Line.Drop()),
                        LineMachine.signal(7, new Line.Drop(), SignalOptions.dedup("called off")))
                .insert(Post_CardMachine.insert(new Post.Card.Blank()))
                .next(new CalledOff(callOff.why()));
    }
}
