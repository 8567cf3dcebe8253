package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestCluster;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A primary that is restarted, a standby that is met by mistake, and one that takes over; a real standby that follows. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailoverTest {

    record Start(long n) {}

    record Middle(long n) {}

    record Last(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int INSTANCES = 1_000;

    private static TestCluster cluster;

    private final AtomicInteger errors = new AtomicInteger();

    @BeforeAll
    static void open() throws SQLException {
        cluster = new TestCluster();
        cluster.primary().execute("CREATE TABLE public.mine (machine text, n bigint, UNIQUE (machine, n))");
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private TestMachine machine(String name) {
        return TestMachine.named(name)
                .initial(Start.class)
                .state(Middle.class)
                .state(Last.class)
                .terminal(End.class)
                .signal(Go.class)
                .transaction(Start.class, (s, e, c, connection) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("INSERT INTO public.mine VALUES ('" + name + "', " + s.n() + ")");
                    }
                    return new Middle(s.n());
                })
                .onError(Start.class, Exception.class, (s, e, c) -> {
                    errors.incrementAndGet();
                    return new End(-1);
                })
                .on(Middle.class, Go.class, (s, go, c) -> new Last(s.n()))
                .action(Last.class, (s, c) -> new End(s.n()));
    }

    private static List<Long> insert(TestClient client, TestMachine machine, int count) {
        return client
                .insertAll(LongStream.range(0, count)
                        .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(n)))
                        .toList())
                .stream()
                .map(Inserted::id)
                .toList();
    }

    private static void sendUntilAnswered(TestClient client, List<Long> ids) {
        for (long id : ids) {
            Until.answered(() -> {
                try {
                    return client.signal(id, new Go(0), SignalOptions.dedup("go"));
                } catch (DatabaseException e) {
                    assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE);
                    throw e;
                }
            });
        }
    }

    private static void assertAllDone(TestClient client, List<Long> ids) {
        for (int n = 0; n < ids.size(); n++) {
            long id = ids.get(n);
            assertThat(Until.answered(() -> client.await(id, SOON))).isEqualTo(new Completion.Done<>(new End(n)));
        }
    }

    /** A node with a pool of its own; the standby is named first. */
    private static Pawl.Builder node() {
        String url = "jdbc:postgresql://" + cluster.standby().host() + ","
                + cluster.primary().host() + "/postgres?connectTimeout=2";
        return Pawl.on(url, "postgres", "postgres").poll(Duration.ofMillis(200)).lease(Duration.ofSeconds(2));
    }

    private static void assertExactlyOnce(TestCluster.Server server, String machine) throws SQLException {
        // What the steps wrote through their connection, each once: the key would have refused it twice.
        assertThat(server.count("SELECT count(*) FROM public.mine WHERE machine = '" + machine + "'"))
                .isEqualTo(INSTANCES);
        assertThat(server.count("SELECT count(*) FROM pawl.signal")).isZero();
    }

    @Test
    @Order(1)
    void aNodeDoesNotStartOnAStandby() {
        Pawl.on(cluster.primary().url(), "postgres", "postgres").start().close();
        assertThatThrownBy(() ->
                        Pawl.on(cluster.standby().url(), "postgres", "postgres").start())
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE))
                .hasMessageContaining("The server is a standby")
                .hasMessageContaining("targetServerType=primary");
    }

    @Test
    @Order(2)
    void nothingIsLostAndNothingFailsThoughTheServerIsKilledAndRestarted() throws Exception {
        TestMachine machine = machine("Restarted");
        try (Pawl one = node().run(machine).start();
                Pawl two = node().run(machine).start()) {
            TestClient client = new TestClient(two, machine);
            List<Long> ids = insert(client, machine, INSTANCES);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendUntilAnswered(client, ids));
            Until.holds(() -> one.counters().committed() + two.counters().committed() >= 200);
            cluster.primary().kill();
            cluster.primary().start();
            sending.join();
            assertAllDone(client, ids);
        }
        cluster.awaitStandby();
        assertThat(errors).hasValue(0);
        assertExactlyOnce(cluster.primary(), "Restarted");
    }

    /** A pool whose address leads to the primary, and by a mistake of somebody's for a while to the standby. */
    private static final class Switching extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;
        private volatile TestCluster.Server server = cluster.primary();
        private final AtomicInteger mistaken = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            TestCluster.Server now = server;
            if (now == cluster.standby()) {
                mistaken.incrementAndGet();
            }
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(now.url());
            return source.getConnection("postgres", "postgres");
        }
    }

    @Test
    @Order(3)
    void aStandbyThatIsMetByMistakeIsLeftAgain() throws Exception {
        TestMachine machine = machine("Mistaken");
        Switching switching = new Switching();
        HikariConfig config = new HikariConfig();
        config.setDataSource(switching);
        config.setMaximumPoolSize(8);
        try (HikariDataSource pool = new HikariDataSource(config);
                Pawl pawl = Pawl.on(pool)
                        .run(machine)
                        .poll(Duration.ofMillis(100))
                        .lease(Duration.ofSeconds(2))
                        .start()) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = insert(client, machine, INSTANCES);
            Until.holds(() -> pawl.counters().committed() >= 100);
            switching.server = cluster.standby();
            // One that was being opened to the primary meanwhile is thrown away, too: the pool opens them one by one.
            for (int round = 0; round < 2; round++) {
                int before = switching.mistaken.get();
                pool.getHikariPoolMXBean().softEvictConnections();
                // Each that is found to be a standby's is thrown away, so others are asked for again and again.
                Until.holds(() -> switching.mistaken.get() >= before + 10);
            }
            assertThatThrownBy(() -> client.insert(machine.insert(new Start(-1))))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.UNAVAILABLE))
                    .hasMessageContaining("targetServerType=primary");
            switching.server = cluster.primary();
            sendUntilAnswered(client, ids);
            assertAllDone(client, ids);
        }
        assertThat(errors).hasValue(0);
        assertExactlyOnce(cluster.primary(), "Mistaken");
    }

    @Test
    @Order(4)
    void aStandbyTakesOverAndNothingIsLost() throws Exception {
        TestMachine machine = machine("TakenOver");
        List<Pawl> nodes = new ArrayList<>();
        try {
            nodes.add(node().run(machine).start());
            nodes.add(node().run(machine).start());
            TestClient client = new TestClient(nodes.get(0), machine);
            List<Long> ids = insert(client, machine, INSTANCES);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendUntilAnswered(client, ids));
            Until.holds(() -> nodes.get(0).counters().committed()
                            + nodes.get(1).counters().committed()
                    >= 200);
            cluster.primary().kill();
            assertThat(cluster.standby().count("SELECT pg_promote()::int")).isEqualTo(1);
            cluster.standby().execute("ALTER SYSTEM SET synchronous_standby_names = ''");
            cluster.standby().execute("SELECT pg_reload_conf()");
            sending.join();
            assertAllDone(client, ids);
        } finally {
            nodes.forEach(Pawl::close);
        }
        assertThat(errors).hasValue(0);
        assertExactlyOnce(cluster.standby(), "TakenOver");
    }
}
