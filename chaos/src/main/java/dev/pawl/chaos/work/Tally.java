package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;

/** Counts signals, one a step, and ends when all that it expects are there: of each dedup key one. */
@Machine(queue = "tallies", result = Tally.Full.class)
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Tally {

    /** Where a signal leads. */
    public sealed interface Counted permits Counting, Full {}

    /** Not all are there. They are numbered from the first on. */
    @State(initial = true)
    public record Counting(long first, int expected, int counted) implements Counted {}

    /** All are there. */
    @State(terminal = true)
    public record Full(int counted) implements Counted {}

    /** One of them. */
    @Signal
    public record Add(long number) {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Tally(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The odd ones stay, the even ones enter the state anew. */
    @Step
    Outcome<Counted> add(Counting s, Add add, StepContext<Counting> ctx, Connection connection) throws SQLException {
        ledger.write(connection, ctx.id(), "Tally", "add", add.number(), ctx.attempt());
        int counted = s.counted() + 1;
        if (counted == s.expected()) {
            return Outcome.next(new Full(counted));
        }
        Counting next = new Counting(s.first(), s.expected(), counted);
        return add.number() % 2 == 0 ? Outcome.next(next) : ctx.stay(next);
    }
}
