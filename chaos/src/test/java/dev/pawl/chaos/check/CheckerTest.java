package dev.pawl.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.chaos.node.Company;
import dev.pawl.chaos.node.Finisher;
import dev.pawl.chaos.node.Notebook;
import dev.pawl.chaos.work.Job;
import dev.pawl.chaos.work.JobClient;
import dev.pawl.chaos.work.Mailing;
import dev.pawl.chaos.work.MailingClient;
import dev.pawl.chaos.work.MailingMachine;
import dev.pawl.chaos.work.Order;
import dev.pawl.chaos.work.OrderClient;
import dev.pawl.chaos.work.Parcel;
import dev.pawl.chaos.work.ParcelClient;
import dev.pawl.chaos.work.Relay;
import dev.pawl.chaos.work.RelayClient;
import dev.pawl.chaos.work.Tally;
import dev.pawl.chaos.work.TallyClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One good run, after which the facts are bent: each check finds what is bent for it. */
@Timeout(120)
class CheckerTest {

    private static final String SHIPPED = "(SELECT id FROM pawl.instances WHERE state = 'Shipped')";
    private static final String LAPSED = "(SELECT id FROM pawl.instances WHERE state = 'Lapsed')";
    private static final String FULL = "(SELECT id FROM pawl.instances WHERE state = 'Full')";
    private static final String FINISHED = "(SELECT min(id) FROM pawl.instances WHERE state = 'Finished')";

    @TempDir
    private static Path notes;

    private static TestDatabase database;

    @BeforeAll
    static void runs() throws Exception {
        database = TestDatabase.fresh();
        try (Finisher finisher = new Finisher(database.dataSource(), new Notebook(notes.resolve("finisher")))) {
            finisher.open();
            database.execute("INSERT INTO chaos.term VALUES ('places', 'pickers', 3), ('rate', 'mail', 10),"
                    + " ('burst', 'mail', 4), ('under way', 'mail', 2)");
            long paid = paid();
            try (Pawl node = Company.works(Pawl.on(database.dataSource()), "only", Company.Build.NEW)
                    .start()) {
                work(node, paid);
                Until.holds(() -> number("SELECT count(*) FROM pawl.instances WHERE machine = 'Tick'") >= 3);
                finisher.send();
                Until.holds(() -> finisher.open(false) == 0);
                finisher.closeAccounts();
                Until.holds(() -> finisher.open(true) == 0);
            }
        }
    }

    /** An order whose payment is there before anybody works on it, and so in time. */
    private static long paid() {
        try (Pawl office = Pawl.on(database.dataSource()).start()) {
            OrderClient orders = new OrderClient(office);
            long paid = orders.insert(new Order.Placed(2));
            orders.signal(paid, new Order.Paid(45));
            return paid;
        }
    }

    private static void work(Pawl node, long paid) throws Exception {
        OrderClient orders = new OrderClient(node);
        long lapses = orders.insert(new Order.Placed(2));
        long counted = new TallyClient(node).insert(new Tally.Counting(1, 3, 0));
        new RelayClient(node).insert(new Relay.Begun(5, 0));
        JobClient jobs = new JobClient(node);
        for (int n = 0; n < 2; n++) {
            jobs.insert(new Job.Queued("p"), InsertOptions.defaults().partition("p"));
        }
        new MailingClient(node)
                .insertAll(IntStream.range(0, 8)
                        .<Insert<Mailing.Sent>>mapToObj(n -> MailingMachine.insert(new Mailing.Sending("t")))
                        .toList());
        new ParcelClient(node).insert(new Parcel.Packed(7, Parcel.weight(7)));
        Files.writeString(
                notes.resolve("client"),
                "inserted\t" + paid + "\tOrder\t0\tACCEPTED\nsignal\t" + paid + "\tPaid\t45\tDELIVERED\nsignal\t"
                        + lapses
                        + "\tPaid\t42\tENDED\nsignal\t" + counted + "\tAdd\t1\tNONE\nsignal\t" + counted
                        + "\tAdd\t1\tDELIVERED\nsign");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Verdict check(String bend) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(bend);
            assertThat(statement.getUpdateCount()).as(bend).isNotZero();
            return new Checker(connection, Checker.MACHINES).check(notes);
        }
    }

    private static Set<String> names(Stream<Check> checks) {
        return checks.map(Check::name).collect(Collectors.toSet());
    }

    /** What is bent, and what finds it. */
    record Bend(String check, String sql) {}

    static List<Bend> bends() {
        return List.of(
                new Bend("not ended", "UPDATE pawl.instance SET ended_at = NULL, status = 2 WHERE id = " + SHIPPED),
                new Bend("failed", "UPDATE pawl.instance SET status = 5 WHERE id = " + SHIPPED),
                new Bend(
                        "transition that the table does not have",
                        "UPDATE pawl.history SET step = 'fly' WHERE what = 1 AND step = 'ship'"),
                new Bend("step that the state does not have", "UPDATE pawl.history SET step = 'fly' WHERE what = 4"),
                new Bend("beginning", "DELETE FROM pawl.history WHERE what = 0 AND instance = " + SHIPPED),
                new Bend(
                        "gap in the history",
                        "DELETE FROM pawl.history WHERE step = 'picked' AND instance = " + SHIPPED),
                new Bend(
                        "two outcomes of one revision",
                        "INSERT INTO pawl.history SELECT * FROM pawl.history WHERE step = 'ship'"),
                new Bend("history and row differ", "UPDATE pawl.instance SET rev = 1 WHERE id = " + SHIPPED),
                new Bend(
                        "went on after its end",
                        "INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, step)"
                                + " SELECT id, rev + 2, now(), state, state, 2, 'ship' FROM pawl.instance WHERE id = "
                                + SHIPPED),
                new Bend(
                        "commit under a lost lease",
                        "INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what)"
                                + " SELECT instance, rev - 1, at, from_state, from_state, 8 FROM pawl.history WHERE step = 'ship' AND what = 1"),
                new Bend("held after its end", "UPDATE pawl.instance SET due = now() WHERE id = " + SHIPPED),
                new Bend(
                        "went on while it was paused",
                        "INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what)"
                                + " SELECT instance, rev, at, to_state, to_state, 9 FROM pawl.history WHERE what = 0 AND instance = "
                                + FINISHED),
                new Bend("accepted insert lost", "DELETE FROM pawl.instance WHERE id = " + SHIPPED),
                new Bend("accepted signal lost", "DELETE FROM chaos.ledger WHERE step = 'paid'"),
                new Bend(
                        "signal applied twice",
                        "INSERT INTO chaos.ledger SELECT * FROM chaos.ledger WHERE step = 'paid'"),
                new Bend(
                        "refused signal applied",
                        "INSERT INTO pawl.signal (instance, at, signal, payload) SELECT " + LAPSED
                                + ", now(), 'Paid', '{\"number\": 42}'"),
                new Bend(
                        "signal before the deadline lost to it",
                        "INSERT INTO pawl.signal (instance, at, signal, payload)"
                                + " SELECT id, inserted_at, 'Paid', '{\"number\": 42}' FROM pawl.instance WHERE id = "
                                + LAPSED),
                new Bend("inbox and counter differ", "UPDATE pawl.instance SET mail = mail + 1 WHERE id = " + FULL),
                new Bend("operation undone", "INSERT INTO chaos.term VALUES ('', '', 0)"),
                new Bend(
                        "ledger without its transition",
                        "INSERT INTO chaos.ledger (instance, machine, step, number, attempt, worker)" + " VALUES ("
                                + FINISHED + ", 'Job', 'begin', 0, 0, 'only')"),
                new Bend(
                        "transition without its ledger",
                        "DELETE FROM chaos.ledger WHERE step = 'begin' AND instance = " + FINISHED),
                new Bend("ledger twice", "INSERT INTO chaos.ledger SELECT * FROM chaos.ledger WHERE step = 'begin'"),
                new Bend(
                        "another worker than the history's",
                        "UPDATE chaos.ledger SET worker = 'another' WHERE step = 'begin'"),
                new Bend(
                        "joined before its children had ended",
                        "UPDATE pawl.instance SET ended_at = ended_at + interval '1 h'" + " WHERE parent = " + SHIPPED),
                new Bend(
                        "children",
                        "DELETE FROM pawl.instance WHERE id = (SELECT min(id) FROM pawl.instance WHERE parent = "
                                + SHIPPED + ")"),
                new Bend(
                        "inserts of outcomes",
                        "UPDATE pawl.instance SET data = '{\"relay\": 6}'"
                                + " WHERE id = (SELECT id FROM pawl.instances WHERE machine = 'Receipt')"),
                new Bend(
                        "sends of outcomes",
                        "UPDATE pawl.instance SET data = '{\"account\": 0, \"count\": 2, \"sum\": 5}'"
                                + " WHERE id = (SELECT id FROM pawl.instances WHERE key = 'account:0')"),
                new Bend(
                        "document misread",
                        "UPDATE pawl.instance SET data = '{\"number\": 7, \"grams\": 8}'"
                                + " WHERE id = (SELECT id FROM pawl.instances WHERE machine = 'Parcel')"),
                new Bend(
                        "occurrence twice, or none",
                        "DELETE FROM pawl.instance WHERE id ="
                                + " (SELECT id FROM pawl.instances WHERE machine = 'Tick' ORDER BY data ->> 'at' OFFSET 1 LIMIT 1)"),
                new Bend(
                        "two of a partition at once",
                        "UPDATE chaos.visit SET ended = ended + interval '1 h' WHERE gate = 'p'"),
                new Bend(
                        "more at once than a limit has places",
                        "UPDATE chaos.visit SET ended = ended + interval '1 h' WHERE gate = 'pickers'"),
                new Bend(
                        "more in a time than a rate",
                        "INSERT INTO chaos.start SELECT s.* FROM chaos.start s, generate_series(1, 3)"));
    }

    @Test
    void aGoodRunIsWithoutViolation() throws SQLException {
        Verdict verdict = check("SELECT 1");
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.instances()).isGreaterThan(30);
        assertThat(verdict.signals()).isEqualTo(4);
        assertThat(verdict.refused()).isEqualTo(1);
        assertThat(verdict.unanswered()).isEqualTo(1);
        assertThat(verdict.toString()).endsWith("violations 0");
    }

    @Test
    void eachCheckHasSomethingBentForIt() {
        Set<String> all = names(Stream.of(Histories.CHECKS, Promises.CHECKS, Effects.CHECKS, Limits.CHECKS)
                .flatMap(List::stream));
        assertThat(bends().stream().map(Bend::check)).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("bends")
    void whatIsBentIsFound(Bend bend) throws Exception {
        Path told = notes.resolve("told");
        try {
            if (bend.check().equals("operation undone")) {
                Files.writeString(told, "operated\t1\tCANCELLED\t0\tDONE\n");
            }
            Verdict verdict = check(bend.sql());
            assertThat(verdict.violations()).extracting(Violation::check).contains(bend.check());
            assertThat(verdict.toString()).contains(bend.check() + ": instance ");
        } finally {
            Files.deleteIfExists(told);
        }
    }
}
