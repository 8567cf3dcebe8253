package dev.pawl.examples.transfer;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Money between two accounts of this database. Taking it, and giving it, are a step each, so a worker may die between them;
 * each writes through the transaction in which its outcome commits, so it happens exactly once, wherever the worker dies.
 */
@Machine(queue = "transfers", result = Transfer.Result.class)
public class Transfer {

    /** How it ends. */
    public sealed interface Result permits Settled, Declined {}

    /** Where taking the money leads. */
    public sealed interface Taken permits Underway, Declined {}

    /** Somebody wants it. */
    @State(initial = true)
    public record Ordered(long from, long to, long cents) {}

    /** The money has left one account and not reached the other. The clearing takes so many of them a second. */
    @State
    @RateLimited(limit = "clearing")
    public record Underway(long from, long to, long cents) implements Taken {}

    /** It has arrived. */
    @State(terminal = true)
    public record Settled(long from, long to, long cents) implements Result {}

    /** There was not enough of it. */
    @State(terminal = true)
    public record Declined(long missing) implements Result, Taken {}

    private final Accounts accounts;

    public Transfer(Accounts accounts) {
        this.accounts = accounts;
    }

    @Step
    Taken take(Ordered s, Connection connection) throws SQLException {
        accounts.visit(connection, s.from());
        long missing = accounts.take(connection, s.from(), s.cents());
        return missing > 0 ? new Declined(missing) : new Underway(s.from(), s.to(), s.cents());
    }

    /** The receiver's statement is told in the same transaction. */
    @Step
    Outcome<Settled> give(Underway s, Connection connection) throws SQLException {
        accounts.cleared(connection);
        accounts.give(connection, s.to(), s.cents());
        return Outcome.send(StatementMachine.signal("account:" + s.to(), new Statement.Received(s.from(), s.cents())))
                .next(new Settled(s.from(), s.to(), s.cents()));
    }
}
