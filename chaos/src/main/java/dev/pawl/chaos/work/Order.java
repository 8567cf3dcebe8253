package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Children;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Children and their join, a signal that comes before its state or after its deadline, a step that fails at first. */
@Machine(queue = "orders", result = Order.Result.class)
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Order {

    /** How long it can be paid. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How it ends. */
    public sealed interface Result permits Shipped, Lapsed {}

    /** Somebody wants it. */
    @State(initial = true)
    public record Placed(int lines) {}

    /** Its lines are on their way. */
    @State
    public record Picking(int lines) {}

    /** It is to be paid. */
    @State
    public record Paying(int picked, Instant payBy) {}

    /** It was paid. */
    @State
    public record Shipping(int picked, long payment) {}

    /** It has arrived. */
    @State(terminal = true)
    public record Shipped(int picked, long payment) implements Result {}

    /** It was never paid. */
    @State(terminal = true)
    public record Lapsed(int picked) implements Result {}

    /** Money; its number is like no other's. */
    @Signal
    public record Paid(long number) {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Order(Ledger ledger) {
        this.ledger = ledger;
    }

    @Step
    Spawning<Picking, Line.Result> pick(Placed s, StepContext<Placed> ctx, Connection connection) throws SQLException {
        ledger.write(connection, ctx.id(), "Order", "pick", s.lines(), ctx.attempt());
        List<Insert<Line.Result>> lines = new ArrayList<>();
        for (int line = 0; line < s.lines(); line++) {
            lines.add(LineMachine.insert(
                    new Line.Wanted(ctx.id(), line), InsertOptions.defaults().limit(Line.LIMIT)));
        }
        return Outcome.spawn(lines).next(new Picking(s.lines()));
    }

    @Step
    Paying picked(Picking s, Children<Line.Result> lines, StepContext<Picking> ctx) {
        return new Paying(lines.results().size(), ctx.now().plus(PATIENCE));
    }

    @Step
    Shipping paid(Paying s, Paid paid, StepContext<Paying> ctx, Connection connection) throws SQLException {
        ledger.write(connection, ctx.id(), "Order", "paid", paid.number(), ctx.attempt());
        return new Shipping(s.picked(), paid.number());
    }

    @Step(at = "payBy")
    Lapsed lapse(Paying s) {
        return new Lapsed(s.picked());
    }

    /** Every third one fails at its first try. */
    @Step
    Shipped ship(Shipping s, StepContext<Shipping> ctx) {
        if (ctx.failures() == 0 && s.payment() % 3 == 0) {
            throw new IllegalStateException("there is no van");
        }
        return new Shipped(s.picked(), s.payment());
    }
}
