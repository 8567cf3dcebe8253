package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.testing.Executions;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Limits while nodes vanish, leases are lost, connections are cut and operators interfere. The history tells when each
 * execution began and ended, those that came to nothing included. Each step also writes when it began and when it ended
 * through the connection in which its outcome commits: what stands in the ledger did count, and does not hang on what the
 * engine says of itself.
 */
@Timeout(120)
class LimitsUnderFaultTest {

    record Start(long n, String tenant) {}

    record Middle(long n, String tenant) {}

    record End(long n) {}

    record Go(long n) {}

    private static final String LEFT = "SELECT count(*) FROM pawl.instance WHERE ended_at IS NULL";

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void write(Connection connection, String partition) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(
                        "INSERT INTO ledger (partition, began) VALUES (?, clock_timestamp()) RETURNING id");
                PreparedStatement end =
                        connection.prepareStatement("UPDATE ledger SET ended = clock_timestamp() WHERE id = ?")) {
            begin.setString(1, partition);
            long id;
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            end.setLong(1, id);
            end.execute();
        }
    }

    private static TestMachine machine() {
        return TestMachine.named("Ledger")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .transaction(Start.class, (s, e, c, connection) -> {
                    write(connection, s.tenant());
                    return new Middle(s.n(), s.tenant());
                })
                .after(Middle.class, Duration.ofMillis(300), (s, c) -> new End(0))
                .on(Middle.class, Go.class, (s, go, c) -> new Start(s.n(), s.tenant()));
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** A call that may meet a connection that was just cut; tells whether it did not. */
    private static boolean attempt(Attempt attempt) throws Exception {
        try {
            attempt.run();
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }

    private static Pawl node(HikariDataSource source, TestMachine machine) {
        return Pawl.on(source)
                .run(machine)
                .limit("two", Limit.concurrency(2))
                .queue("default", 4)
                .lease(Duration.ofSeconds(1))
                .poll(Duration.ofMillis(200))
                .drain(Duration.ofMillis(200))
                .start();
    }

    /** A node of which nothing is heard any more while it has instances in hand, and another in its place. */
    private final class Victim implements AutoCloseable {

        private final TestMachine machine;
        private HikariDataSource source = new HikariDataSource(database.config());
        private Pawl pawl;
        private int killed;

        Victim(TestMachine machine) {
            this.machine = machine;
            this.pawl = node(source, machine);
        }

        void killOnceItHasWork() throws InterruptedException {
            long before = pawl.counters().claimed();
            for (int i = 0; i < 1_000 && pawl.counters().claimed() == before; i++) {
                Thread.sleep(1);
            }
            // Without a connection it neither commits nor gives back what it has.
            close();
            killed++;
            source = new HikariDataSource(database.config());
            pawl = node(source, machine);
        }

        @Override
        public void close() {
            source.close();
            pawl.close();
        }
    }

    private void disturb(Operations alice, List<Long> ids, int round, Random random) throws SQLException {
        long some = ids.get(random.nextInt(ids.size()));
        switch (round % 5) {
            // A node that hangs: its leases end, and what its steps return is void.
            case 0 ->
                database.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE id IN"
                        + " (SELECT id FROM pawl.instance WHERE lease IS NOT NULL LIMIT 2 FOR UPDATE SKIP LOCKED)");
            case 1 ->
                number(
                        "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 2) t");
            case 2 -> alice.cancel(some, "chaos");
            case 3 -> {
                alice.pause(some);
                alice.pause(ids.get(ids.size() - 1));
            }
            default -> ids.forEach(alice::resume);
        }
    }

    @Test
    void noTwoOfAPartitionExecuteWhateverHappensAndNobodyIsLeftBehind() throws Exception {
        database.execute("CREATE TABLE ledger (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, partition text,"
                + " began timestamptz, ended timestamptz)");
        TestMachine machine = machine();
        Random random = new Random(11);
        List<Pawl> nodes = new ArrayList<>();
        try (Victim victim = new Victim(machine)) {
            for (int i = 0; i < 2; i++) {
                nodes.add(node(database.dataSource(), machine));
            }
            Operations alice = nodes.get(0).operations("alice");
            List<Long> ids = new ArrayList<>();
            TestClient client = new TestClient(nodes.get(1), machine);
            for (int round = 0; round < 40; round++) {
                int now = round;
                attempt(() -> {
                    List<Insert<Object>> batch = LongStream.range(0, 5)
                            .<Insert<Object>>mapToObj(n -> machine.insert(
                                    new Start(n, "p" + n),
                                    InsertOptions.defaults().partition("p" + n)))
                            .toList();
                    client.insertAll(batch).forEach(each -> ids.add(each.id()));
                    ids.add(client.insert(machine.insert(
                            new Start(0, "two"), InsertOptions.defaults().limit("two"))));
                    for (int i = 0; i < 5; i++) {
                        client.signal(ids.get(random.nextInt(ids.size())), new Go(1));
                    }
                });
                attempt(() -> disturb(alice, ids, now, random));
                if (round % 8 == 7) {
                    victim.killOnceItHasWork();
                }
            }
            for (long id : ids) {
                Until.answered(() -> alice.resume(id));
            }
            Until.holds(() -> number(LEFT) == 0);
        } finally {
            nodes.forEach(Pawl::close);
        }
        Executions parted = Executions.of(database, "@Ledger");
        Executions two = Executions.of(database, "two");
        assertThat(parted.mostAtATime()).isEqualTo(1);
        assertThat(two.mostAtATime()).isEqualTo(2);
        assertThat(parted.count() + two.count()).isGreaterThan(400);
        assertThat(number("SELECT count(*) FROM pawl.history WHERE what = 8")).isPositive();
        assertThat(number("SELECT count(*) FROM ledger")).isGreaterThan(200);
        assertThat(number("SELECT count(*) FROM ledger a JOIN ledger b ON a.partition = b.partition AND a.id < b.id"
                        + " AND a.began < b.ended AND b.began < a.ended WHERE a.partition <> 'two'"))
                .isZero();
        assertThat(number("SELECT max(n) FROM (SELECT count(*) AS n FROM ledger a JOIN ledger b ON b.partition = 'two'"
                        + " AND b.began <= a.began AND a.began < b.ended WHERE a.partition = 'two' GROUP BY a.id) t"))
                .isLessThanOrEqualTo(2);
        assertThat(number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .isZero();
        assertThat(number("SELECT count(*) FROM pawl.instance WHERE place IS NOT NULL OR line_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void aBucketGivesNoMoreThanItsRateWhenNodesDie() throws Exception {
        database.execute("CREATE TABLE starts (at timestamptz DEFAULT clock_timestamp())");
        TestMachine machine = TestMachine.named("Dying")
                .initial(Start.class)
                .terminal(End.class)
                .limited(Start.class, new RateLimit<>("smtp", Start::tenant, 1))
                .action(Start.class, (s, c) -> {
                    // Not in the transaction of the outcome: what is void has started all the same.
                    try (Connection own = database.connect()) {
                        own.createStatement().execute("INSERT INTO starts DEFAULT VALUES");
                    }
                    return new End(s.n());
                });
        Limit smtp = Limit.rate(200, Duration.ofSeconds(1)).burst(10);
        List<Pawl> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                nodes.add(Pawl.on(database.dataSource())
                        .run(machine)
                        .limit("smtp", smtp)
                        .lease(Duration.ofSeconds(1))
                        .poll(Duration.ofMillis(200))
                        .start());
            }
            long began = number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
            TestClient client = new TestClient(nodes.get(0), machine);
            client.insertAll(LongStream.range(0, 300)
                    .<Insert<Object>>mapToObj(n -> machine.insert(new Start(n, "")))
                    .toList());
            Until.holds(() -> {
                database.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE id IN"
                        + " (SELECT id FROM pawl.instance WHERE lease IS NOT NULL LIMIT 1 FOR UPDATE SKIP LOCKED)"
                        + " AND crashes = 0");
                long now = number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
                // Counted first, so that no start in it is later than the clock.
                assertThat(number("SELECT count(*) FROM starts WHERE at <= 'epoch'::timestamptz + " + now
                                + " * interval '1 microsecond'"))
                        .isLessThanOrEqualTo(10 + (now - began + 100_000) / 5_000 + 1);
                Thread.sleep(20);
                return number(LEFT) == 0;
            });
            assertThat(number("SELECT count(*) FROM starts")).isGreaterThanOrEqualTo(300);
        } finally {
            nodes.forEach(Pawl::close);
        }
    }
}
