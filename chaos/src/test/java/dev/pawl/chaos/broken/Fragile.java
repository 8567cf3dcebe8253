package dev.pawl.chaos.broken;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import dev.pawl.chaos.work.Ledger;
import java.sql.Connection;
import java.sql.SQLException;

/** Two actions in a row, a signal, a timer: what an engine can get wrong, as small as can be. */
@Machine(result = Fragile.Result.class)
@Allow("no-baseline")
public class Fragile {

    public sealed interface Result permits Counted, Slept {}

    public sealed interface Begun permits Second, Napping {}

    @State(initial = true)
    public record First(boolean naps) {}

    @State
    public record Second() implements Begun {}

    @State
    public record Napping() implements Begun {}

    @State
    public record Waiting() {}

    @State(terminal = true)
    public record Counted(long number) implements Result {}

    @State(terminal = true)
    public record Slept() implements Result {}

    @Signal
    public record Add(long number) {}

    private final Ledger ledger = new Ledger("only");
    private final Hold hold;

    public Fragile(Hold hold) {
        this.hold = hold;
    }

    @Step
    Begun begin(First s) throws InterruptedException {
        hold.at("begin");
        return s.naps() ? new Napping() : new Second();
    }

    @Step
    Waiting go(Second s) throws InterruptedException {
        hold.at("go");
        return new Waiting();
    }

    @Step
    Counted add(Waiting s, Add add, StepContext<Waiting> ctx, Connection connection)
            throws SQLException, InterruptedException {
        ledger.write(connection, ctx.id(), "Fragile", "add", add.number(), ctx.attempt());
        hold.at("add");
        return new Counted(add.number());
    }

    @Step(after = "PT1H")
    Slept wake(Napping s) {
        return new Slept();
    }
}
