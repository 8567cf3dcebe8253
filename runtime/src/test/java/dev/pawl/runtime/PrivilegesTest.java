package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The roles of the page on deployment, with the grants as they stand there: what each can do, and what it cannot. */
@Timeout(60)
class PrivilegesTest {

    record Start(long n) {}

    record Forked(long n) {}

    record Waiting(long n) {}

    record Go(long n) {}

    record End(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path PAGE = Path.of("../docs/deployment.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final List<String> ROLES = List.of("shop_worker", "shop_upkeep", "shop_web");
    private static TestDatabase database;

    private final TestMachine child = TestMachine.named("Child")
            .initial(Start.class)
            .terminal(End.class)
            .action(Start.class, (s, c) -> new End(s.n()));
    private final TestMachine machine = TestMachine.named("Shop")
            .initial(Start.class)
            .initial(Waiting.class)
            .state(Forked.class)
            .terminal(End.class)
            .signal(Go.class)
            .limited(Start.class, new RateLimit<>("rate", 1))
            .retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
            .action(Start.class, (s, c) -> {
                if (c.failures() == 0) {
                    throw new IllegalStateException("once");
                }
                List<Insert<Object>> children = List.of(
                        child().insert(new Start(1), InsertOptions.key("one")),
                        child().insert(new Start(1), InsertOptions.key("one")));
                return Outcome.insert(child().insert(new Start(0)))
                        .spawn(children)
                        .next(new Forked(s.n()));
            })
            .joined(Forked.class, (s, children, c) -> new Waiting(s.n()), child)
            .on(Waiting.class, Go.class, (s, go, c) -> new End(go.n()))
            .after(Waiting.class, Duration.ofDays(1), (s, c) -> new End(-1));

    private TestMachine child() {
        return child;
    }

    @BeforeAll
    static void grant() throws IOException, SQLException {
        database = TestDatabase.fresh();
        Pawl.migrate(database.dataSource());
        for (String role : ROLES) {
            database.execute("DROP ROLE IF EXISTS " + role);
            database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'grants'");
        }
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Give each role"), page.indexOf("## Give nodes their tasks"));
        List<String> scripts =
                SQL.matcher(section).results().map(match -> match.group(1)).toList();
        assertThat(scripts).hasSize(3);
        for (String script : scripts) {
            database.execute(script);
        }
    }

    @AfterAll
    static void revoke() throws SQLException {
        for (String role : ROLES) {
            database.execute("DROP OWNED BY " + role);
        }
        for (String role : ROLES) {
            database.execute("DROP ROLE " + role);
        }
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("TRUNCATE pawl.instance, pawl.signal, pawl.signal_dedup, pawl.history");
    }

    private static HikariDataSource as(String role) {
        HikariConfig config = database.config();
        config.setUsername(role);
        config.setPassword("grants");
        return new HikariDataSource(config);
    }

    private static void mayNot(HikariDataSource role, String... statements) {
        for (String sql : statements) {
            assertThatThrownBy(() -> {
                        try (var connection = role.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    })
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(sql).isEqualTo("42501"));
        }
    }

    @Test
    void aWorkerRunsAllThatThereIsAndCannotMigrate() throws Exception {
        try (HikariDataSource worker = as("shop_worker");
                CapturedLog warnings = new CapturedLog("dev.pawl", Level.WARN)) {
            try (Pawl pawl = Pawl.on(worker)
                    .run(machine)
                    .run(child)
                    .upkeep(false)
                    .limit("two", Limit.concurrency(2))
                    .limit("rate", Limit.rate(1_000, Duration.ofSeconds(1)))
                    .schedule("often", Schedule.every(Duration.ofSeconds(1)), at -> child.insert(new Start(9)))
                    .start()) {
                TestClient client = new TestClient(pawl, machine);
                Operations alice = pawl.operations("alice");
                List<Long> ids = new ArrayList<>();
                for (int n = 0; n < 4; n++) {
                    ids.add(client.insert(machine.insert(
                            new Start(n),
                            InsertOptions.key("key " + n).partition("p").limit("two"))));
                }
                for (int n = 0; n < 4; n++) {
                    client.signal("key " + n, new Go(n), SignalOptions.dedup("go"));
                    client.signal("key " + n, new Go(n), SignalOptions.dedup("go"));
                    assertThat(client.await(ids.get(n), SOON)).isEqualTo(new Completion.Done<>(new End(n)));
                }
                assertThat(client.history(ids.get(0))).hasSizeGreaterThan(4);
                long held = client.insert(machine.insert(new Waiting(1)));
                assertThat(alice.pause(held)).isEqualTo(OperationResult.DONE);
                assertThat(alice.resume(held)).isEqualTo(OperationResult.DONE);
                assertThat(alice.cancel(held, "because")).isEqualTo(OperationResult.DONE);
                assertThat(alice.rewind(held, 0)).isEqualTo(OperationResult.DONE);
                assertThat(client.cancel(held, "because")).isTrue();
                assertThat(alice.pauseMachine("Shop")).isTrue();
                assertThat(alice.resumeMachine("Shop")).isTrue();
                alice.limit("two", Limit.concurrency(3));
                alice.limit("rate", Limit.rate(100, Duration.ofSeconds(1)));
                assertThat(alice.pauseSchedule("often")).isEqualTo(OperationResult.DONE);
                assertThat(alice.resumeSchedule("often")).isEqualTo(OperationResult.DONE);
                assertThat(alice.triggerSchedule("often").result()).isEqualTo(OperationResult.DONE);
                assertThat(alice.unknownStates()).isEmpty();
                // To delete is the upkeep's.
                assertThatThrownBy(() -> alice.delete(held)).isInstanceOf(DatabaseException.class);
            }
            assertThat(warnings.messages(Level.WARN)).allMatch(line -> line.contains("failed (1 in a row)"));
            assertThatThrownBy(() -> Pawl.migrate(worker, "another")).isInstanceOf(SchemaException.class);
            mayNot(
                    worker,
                    "CREATE TABLE pawl.mine (n int)",
                    "DROP TABLE pawl.instance",
                    "ALTER TABLE pawl.instance ADD mine int",
                    "DELETE FROM pawl.instance",
                    "DELETE FROM pawl.history",
                    "UPDATE pawl.history SET who = 'somebody'",
                    "SELECT pawl.drop_history('2020-01-01')",
                    "TRUNCATE pawl.signal");
        }
    }

    @Test
    void theUpkeepDeletesWhatIsOver() throws Exception {
        try (HikariDataSource owner = new HikariDataSource(database.config());
                HikariDataSource upkeep = as("shop_upkeep");
                CapturedLog warnings = new CapturedLog("dev.pawl", Level.WARN)) {
            long dead;
            try (Pawl pawl = Pawl.on(owner)
                    .run(child, MachineOptions.defaults().keepEnded(Duration.ZERO))
                    .upkeep(false)
                    .start()) {
                TestClient client = new TestClient(pawl, child);
                long id = client.insert(child.insert(new Start(1), InsertOptions.key("over")));
                client.await(id, SOON);
                dead = client.insert(
                        child.insert(new Start(2), InsertOptions.defaults().after(Duration.ofDays(1))));
            }
            // Its worker has died, and a month is old.
            database.execute(
                    "UPDATE pawl.instance SET status = 1, node = 1, due = NULL, lease = now() - interval '1 day'"
                            + " WHERE id = " + dead);
            database.execute("CREATE TABLE pawl.history_2020_01 PARTITION OF pawl.history"
                    + " FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')");
            try (Pawl pawl = Pawl.on(upkeep).upkeep(true).start()) {
                TestClient client = new TestClient(pawl, child);
                Until.holds(() -> client.find("over").isEmpty()
                        && client.get(dead).orElseThrow().status() != Status.EXECUTING
                        && !exists("pawl.history_2020_01"));
                assertThat(pawl.operations("bob").cancel(dead, "because")).isEqualTo(OperationResult.DONE);
            }
            assertThat(warnings.messages(Level.WARN)).noneMatch(line -> line.contains("Could not"));
            mayNot(upkeep, "DROP TABLE pawl.instance", "CREATE TABLE pawl.mine (n int)", "DELETE FROM pawl.version");
        }
    }

    private static boolean exists(String table) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void aClientInsertsSignalsAndReadsAndDoesNothingElse() throws Exception {
        try (HikariDataSource web = as("shop_web");
                Pawl workers = Pawl.on(database.dataSource())
                        .run(machine)
                        .run(child)
                        .limit("rate", Limit.rate(1_000, Duration.ofSeconds(1)))
                        .limit("two", Limit.concurrency(2))
                        .start();
                Pawl pawl = Pawl.on(web).start()) {
            TestClient client = new TestClient(pawl, machine);
            InsertOptions options = InsertOptions.key("mine").partition("p").limit("two");
            long id = client.insert(machine.insert(new Start(1), options));
            assertThat(client.tryInsert(machine.insert(new Start(1), options)).created())
                    .isFalse();
            assertThat(client.signal("mine", new Go(7), SignalOptions.dedup("go")))
                    .isEqualTo(SignalResult.DELIVERED);
            assertThat(client.signal(id, new Go(8), SignalOptions.dedup("go"))).isEqualTo(SignalResult.DUPLICATE);
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End(7)));
            assertThat(client.get(id)).isPresent();
            assertThat(client.find("mine")).isPresent();
            assertThat(client.history(id)).isNotEmpty();
            assertThat(client.insertAll(List.of(machine.insert(new Waiting(1)), machine.insert(new Waiting(2)))))
                    .hasSize(2);
            long waiting = client.insert(machine.insert(new Waiting(3)));
            assertThatThrownBy(() -> client.cancel(waiting, "because")).isInstanceOf(DatabaseException.class);
            Operations mallory = pawl.operations("mallory");
            assertThatThrownBy(() -> mallory.pause(waiting)).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> mallory.rewind(waiting, 0)).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> mallory.delete(id)).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> mallory.pauseQueue("default")).isInstanceOf(DatabaseException.class);
            mayNot(
                    web,
                    "UPDATE pawl.instance SET data = '{}'",
                    "UPDATE pawl.instance SET lease = now(), node = 1",
                    "UPDATE pawl.signal SET payload = '{}'",
                    "UPDATE pawl.history SET who = 'somebody'",
                    "DELETE FROM pawl.instance",
                    "DELETE FROM pawl.signal",
                    "DELETE FROM pawl.history",
                    "INSERT INTO pawl.machine (name) VALUES ('mine')",
                    "SELECT pawl.drop_history('2020-01-01')",
                    "CREATE TABLE pawl.mine (n int)");
            try (HikariDataSource again = as("shop_web")) {
                assertThatThrownBy(() -> Pawl.on(again).run(machine).start()).isInstanceOf(DatabaseException.class);
            }
            assertThat(workers.counters().reaped()).isZero();
        }
    }
}
