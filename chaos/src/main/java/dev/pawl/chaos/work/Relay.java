package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Effects: an instance inserted with what the step wrote, and a signal sent, without a dedup key, by a group's commit. */
@Machine(queue = "relays")
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Relay {

    /** Begun. */
    @State(initial = true)
    public record Begun(long number, int account) {}

    /** The receipt is there. */
    @State
    public record Receipted(long number, int account) {}

    /** The account knows. */
    @State(terminal = true)
    public record Relayed(long number, int account) {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Relay(Ledger ledger) {
        this.ledger = ledger;
    }

    @Step
    Outcome<Receipted> receipt(Begun s, StepContext<Begun> ctx, Connection connection) throws SQLException {
        ledger.write(connection, ctx.id(), "Relay", "receipt", s.number(), ctx.attempt());
        Receipted next = new Receipted(s.number(), s.account());
        var effects = Outcome.insert(ReceiptMachine.insert(new Receipt.Issued(s.number())));
        return s.number() % 4 == 0 ? effects.after(Duration.ofMillis(100)).next(next) : effects.next(next);
    }

    @Step
    Outcome<Relayed> credit(Receipted s) {
        return Outcome.send(AccountMachine.signal("account:" + s.account(), new Account.Credit(s.number())))
                .next(new Relayed(s.number(), s.account()));
    }
}
