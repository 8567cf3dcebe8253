package dev.pawl.chaos.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.SignalOptions;
import dev.pawl.chaos.check.Checker;
import dev.pawl.chaos.check.Verdict;
import dev.pawl.chaos.check.Violation;
import dev.pawl.chaos.work.Ledger;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One instance of {@link Fragile} in an engine that is broken, or is not, and the checker's word on it. */
final class Trial implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofDays(365);
    private static final Duration LONG = Duration.ofSeconds(30);

    /** How long an instance is waited for that is not expected to end. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final TestDatabase database;
    private final Path notes;
    private final Breakage breakage;
    private final BrokenSource source;
    private final List<Pawl> nodes = new ArrayList<>();
    private final Hold hold;
    private long id;

    /** @param held the step whose first run hangs */
    Trial(TestDatabase database, Path notes, Breakage breakage, String held) throws SQLException {
        this.database = database;
        this.notes = notes;
        this.breakage = breakage;
        this.hold = new Hold(held);
        database.execute("DROP SCHEMA IF EXISTS pawl CASCADE; DROP SCHEMA IF EXISTS chaos CASCADE");
        Pawl.migrate(database.dataSource());
        database.execute(Ledger.DDL);
        source = new BrokenSource(database.dataSource(), breakage);
    }

    /** Starts a node. */
    Pawl node() {
        Pawl node = Pawl.on(source)
                .migrate(false)
                .run(new FragileMachine(new Fragile(hold)))
                .lease(Duration.ofSeconds(1))
                .poll(breakage.polls() ? POLL : NEVER)
                .drain(Duration.ofSeconds(10))
                .start();
        nodes.add(node);
        return node;
    }

    /** Inserts the instance. */
    void insert(Pawl node, boolean naps) throws IOException {
        id = new FragileClient(node).insert(new Fragile.First(naps));
        note("inserted\t" + id + "\tFragile\t0\tACCEPTED\n");
    }

    /** Sends it the signal. */
    void add(Pawl node) throws IOException {
        String answer = new FragileClient(node)
                .signal(id, new Fragile.Add(7), SignalOptions.dedup("seven"))
                .name();
        note("signal\t" + id + "\tAdd\t7\t" + answer + "\n");
    }

    private void note(String line) throws IOException {
        Files.writeString(notes.resolve("client"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The run that hangs. */
    Hold hold() {
        return hold;
    }

    /** Its lease ends, as that of a worker that hangs does, and is returned. */
    void loseLease() throws Exception {
        await(
                "SELECT count(*) FROM pawl.history WHERE what = 8",
                () -> database.execute(
                        "UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE lease IS NOT NULL"));
    }

    /** An hour passes for an instance that naps; nobody is told. */
    void passAnHour() throws SQLException {
        database.execute(
                "UPDATE pawl.instance SET entered_at = entered_at - interval '1 h', due = due - interval '1 h'");
    }

    /** Waits until it is in that state. */
    void awaitState(String state) throws Exception {
        await("SELECT count(*) FROM pawl.instances WHERE state = '" + state + "'", () -> {});
    }

    /** Waits until two runs of its first state have brought their outcomes: each is in the history, or was void. */
    void awaitTwoOutcomes(Pawl node) throws Exception {
        String written = "SELECT count(*) FROM pawl.history h JOIN pawl.state s ON s.id = h.from_state"
                + " WHERE h.what = 1 AND s.name = 'First'";
        Until.holds(() -> number(written) + node.counters().stale() >= 2);
    }

    private void await(String sql, Meanwhile meanwhile) throws Exception {
        Until.holds(() -> {
            boolean holds = number(sql) > 0;
            if (!holds) {
                meanwhile.happens();
            }
            return holds;
        });
    }

    /** Lets it come to its end, if it does, stops the nodes, and tells what is violated. */
    Set<String> violated() throws SQLException, InterruptedException {
        long end = System.nanoTime() + (breakage.sound() ? LONG : SHORT).toNanos();
        while (number("SELECT count(*) FROM pawl.instance WHERE ended_at IS NULL") > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        nodes.forEach(Pawl::close);
        assertThat(source.replaced()).isEqualTo(breakage.replacements().keySet());
        assertThat(source.lost()).isEqualTo(breakage.losing() == null ? 0 : 1);
        try (Connection connection = database.connect()) {
            Verdict verdict = new Checker(connection, List.of("/dev/pawl/chaos/broken/Fragile.pawl.json")).check(notes);
            verdict.violations().forEach(System.out::println);
            return verdict.violations().stream().map(Violation::check).collect(Collectors.toSet());
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        hold.release();
        nodes.forEach(Pawl::close);
    }

    private interface Meanwhile {
        void happens() throws SQLException;
    }
}
