package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;

/** Its action starts no more often than a limit says, of each tenant. */
@Machine(queue = "mails")
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Mailing {

    /** The limit. */
    public static final String LIMIT = "mail";

    /** How many may start in a second, of a tenant. */
    public static final int PER_SECOND = 10;

    /** How many at once after a quiet time. */
    public static final int BURST = 4;

    /** How many of them execute at once in a worker. */
    public static final int CONCURRENCY = 2;

    /** To be sent. */
    @State(initial = true)
    @RateLimited(limit = LIMIT, by = "tenant")
    public record Sending(String tenant) {}

    /** Sent. */
    @State(terminal = true)
    public record Sent(String tenant) {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Mailing(Ledger ledger) {
        this.ledger = ledger;
    }

    @Step
    Sent send(Sending s, StepContext<Sending> ctx, Connection connection) throws SQLException {
        ledger.write(connection, ctx.id(), "Mailing", "send", 0, ctx.attempt());
        ledger.start(connection, ctx.id(), s.tenant());
        return new Sent(s.tenant());
    }
}
