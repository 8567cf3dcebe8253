package dev.pawl.chaos.work;

import dev.pawl.Allow;
import dev.pawl.Machine;
import dev.pawl.Retry;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Executes alone in its partition, twice, with a timer between. Its end fails at times, and with each worker that dies in it,
 * and stays so until an operator has it go on; others stop it for a while, cancel it, or put it back to its beginning.
 */
@Machine(queue = "jobs")
@Retry(first = "PT0.1S", longest = "PT2S")
@Allow("no-baseline")
public class Job {

    /** How many partitions there are. */
    public static final int PARTITIONS = 12;

    /** Of so many ends one fails. */
    private static final int FAILS = 15;

    /** Before the first time. */
    @State(initial = true)
    public record Queued(String partition) {}

    /** Between the two. */
    @State
    public record Resting(String partition) {}

    /** Before the second. */
    @State
    public record Rested(String partition) {}

    /** Over. */
    @State(terminal = true)
    public record Finished(String partition) {}

    private final Ledger ledger;

    /** @param ledger where steps write */
    public Job(Ledger ledger) {
        this.ledger = ledger;
    }

    @Step
    Resting begin(Queued s, StepContext<Queued> ctx, Connection connection) throws SQLException, InterruptedException {
        ledger.write(connection, ctx.id(), "Job", "begin", 0, ctx.attempt());
        ledger.visit(connection, ctx.id(), s.partition(), 2);
        return new Resting(s.partition());
    }

    @Step(after = "PT0.05S")
    Rested rest(Resting s) {
        return new Rested(s.partition());
    }

    @Step
    @Retry(attempts = 1)
    Finished finish(Rested s, StepContext<Rested> ctx, Connection connection)
            throws SQLException, InterruptedException {
        ledger.write(connection, ctx.id(), "Job", "finish", 0, ctx.attempt());
        if (ThreadLocalRandom.current().nextInt(FAILS) == 0) {
            throw new IllegalStateException("out of paper");
        }
        ledger.visit(connection, ctx.id(), s.partition(), 2);
        return new Finished(s.partition());
    }
}
