package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;

/** The child of an order; of all of them so many execute at a time. */
@Machine(queue = "lines", result = Line.Result.class)
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Line {

    /** The limit on how many execute. */
    public static final String LIMIT = "pickers";

    /** How many that are. */
    public static final int PICKERS = 3;

    /** How it ends. */
    public sealed interface Result permits Picked {}

    /** It is to be fetched. */
    @State(initial = true)
    public record Wanted(long order, int line) {}

    /** It was fetched. */
    @State(terminal = true)
    public record Picked(long order, int line) implements Result {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Line(Ledger ledger) {
        this.ledger = ledger;
    }

    @Step
    Picked fetch(Wanted s, StepContext<Wanted> ctx, Connection connection) throws SQLException, InterruptedException {
        ledger.write(connection, ctx.id(), "Line", "fetch", s.line(), ctx.attempt());
        ledger.visit(connection, ctx.id(), LIMIT, 2);
        return new Picked(s.order(), s.line());
    }
}
