package dev.pawl.benchmarks.scenario;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.Filling;
import dev.pawl.benchmarks.engine.PawlNode;
import dev.pawl.benchmarks.report.Report;
import dev.pawl.benchmarks.work.Again;
import dev.pawl.benchmarks.work.AgainClient;
import dev.pawl.benchmarks.work.AgainMachine;
import dev.pawl.benchmarks.work.Note;
import dev.pawl.benchmarks.work.One;
import dev.pawl.benchmarks.work.OneClient;
import dev.pawl.benchmarks.work.OneMachine;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code held}: a transaction that somebody has left open, so that nothing dead can be cleared away. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = "A transaction elsewhere that is open all the while, against none: for fresh instances, of which"
                + " 20,000 are always there to be run, and for 1,000 that step again and again.")
public final class HeldCommand extends ScenarioCommand {

    private static final int BACKLOG = 20_000;
    private static final int GROUP = 1_000;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description = "For how long, each of four times. Default ${DEFAULT-VALUE}.")
    private double minutes;

    @Override
    void measure(Server server, Report report) throws Exception {
        compare("held_fresh", fresh(server, false), fresh(server, true), report);
        compare("held_again", again(server, false), again(server, true), report);
    }

    private static void compare(String name, double free, double held, Report report) {
        report.metric(name + ".free", "steps/s", free);
        report.metric(name + ".held", "steps/s", held);
        report.metric(name + ".vs_free", "ratio", held / free);
    }

    private double fresh(Server server, boolean held) throws Exception {
        try (Database database = Database.on(server, "pawl");
                Pawl node = PawlNode.running(database, new OneMachine(new One()), true)
                        .start();
                Connection other = database.connect()) {
            OneClient client = new OneClient(node);
            hold(other, held);
            long inserted = 0;
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < minutes * 60 * 1e9) {
                if (inserted - node.counters().committed() < BACKLOG) {
                    Filling.insert(client, GROUP, n -> OneMachine.insert(new One.Begun(n, Note.TEXT)));
                    inserted += GROUP;
                } else {
                    Thread.sleep(1);
                }
            }
            return node.counters().committed() / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private double again(Server server, boolean held) throws Exception {
        try (Database database = Database.on(server, "pawl");
                Pawl node = PawlNode.running(database, new AgainMachine(new Again()), true)
                        .start();
                Connection other = database.connect()) {
            hold(other, held);
            long begun = System.nanoTime();
            Filling.insert(new AgainClient(node), GROUP, n -> AgainMachine.insert(new Again.Left(n, Note.TEXT)));
            Thread.sleep((long) (minutes * 60_000));
            return node.counters().committed() / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private static void hold(Connection connection, boolean held) throws SQLException {
        if (held) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT count(*) FROM pawl.version");
            }
        }
    }
}
