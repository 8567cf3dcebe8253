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
import org.jspecify.annotations.Nullable;
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
            description = "For how long, with the transaction open, each of two times. Default ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--free",
            defaultValue = "2",
            description = "For how many minutes without it, each of two times. Default ${DEFAULT-VALUE}.")
    private double free;

    /** What instances do. */
    enum Life {
        /** One step, then they end. */
        FRESH,
        /** Step after step. */
        AGAIN
    }

    @Option(names = "--only", description = "Only these instances: ${COMPLETION-CANDIDATES}. Both by default.")
    private @Nullable Life only;

    /**
     * Steps a second.
     *
     * @param all of all the time
     * @param last of its last tenth
     */
    private record Rates(double all, double last) {}

    /** Counts steps, from its making on. */
    private final class Watch {

        private final Pawl node;
        private final long begun = System.nanoTime();
        private final double length;
        private double seen;
        private double seenAt;

        Watch(Pawl node, boolean held) {
            this.node = node;
            this.length = (held ? minutes : free) * 60;
        }

        private double passed() {
            return (System.nanoTime() - begun) / 1e9;
        }

        boolean runs() {
            double now = passed();
            if (seenAt == 0 && now > 0.9 * length) {
                seen = node.counters().committed();
                seenAt = now;
            }
            return now < length;
        }

        Rates rates() {
            double steps = node.counters().committed();
            double now = passed();
            return new Rates(steps / now, (steps - seen) / (now - seenAt));
        }
    }

    @Override
    void measure(Server server, Report report) throws Exception {
        if (only != Life.AGAIN) {
            compare("held_fresh", fresh(server, false), fresh(server, true), report);
        }
        if (only != Life.FRESH) {
            compare("held_again", again(server, false), again(server, true), report);
        }
    }

    private static void compare(String name, Rates free, Rates held, Report report) {
        report.metric(name + ".free", "steps/s", free.all);
        report.metric(name + ".held", "steps/s", held.all);
        report.metric(name + ".held_at_the_end", "steps/s", held.last);
        report.metric(name + ".vs_free", "ratio", held.all / free.all);
        report.metric(name + ".end_vs_free", "ratio", held.last / free.all);
    }

    private Rates fresh(Server server, boolean held) throws Exception {
        try (Database database = Database.on(server, "pawl");
                Pawl node = PawlNode.running(database, new OneMachine(new One()), true)
                        .start();
                Connection other = database.connect()) {
            OneClient client = new OneClient(node);
            hold(other, held);
            long inserted = 0;
            Watch watch = new Watch(node, held);
            while (watch.runs()) {
                if (inserted - node.counters().committed() < BACKLOG) {
                    Filling.insert(client, GROUP, n -> OneMachine.insert(new One.Begun(n, Note.TEXT)));
                    inserted += GROUP;
                } else {
                    Thread.sleep(1);
                }
            }
            return watch.rates();
        }
    }

    private Rates again(Server server, boolean held) throws Exception {
        try (Database database = Database.on(server, "pawl");
                Pawl node = PawlNode.running(database, new AgainMachine(new Again()), true)
                        .start();
                Connection other = database.connect()) {
            hold(other, held);
            Watch watch = new Watch(node, held);
            Filling.insert(new AgainClient(node), GROUP, n -> AgainMachine.insert(new Again.Left(n, Note.TEXT)));
            while (watch.runs()) {
                Thread.sleep(10);
            }
            return watch.rates();
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
