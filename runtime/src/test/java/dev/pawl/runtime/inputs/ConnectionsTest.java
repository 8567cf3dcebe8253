package dev.pawl.runtime.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections and data sources that are not as they should be × everything that takes one. */
@Timeout(60)
class ConnectionsTest {

    private static Scene scene;
    private static TestDatabase empty;

    @BeforeAll
    static void open() {
        scene = Scene.onDatabase();
        empty = TestDatabase.empty();
    }

    @AfterAll
    static void close() {
        empty.close();
        scene.close();
    }

    /** A call of a client. */
    private interface ClientCall {
        void on(TestClient client, long victim, String key);
    }

    private static final Map<String, ClientCall> WRITES = Map.of(
            "insert", (client, id, key) -> client.insert(scene.insert()),
            "tryInsert", (client, id, key) -> client.tryInsert(scene.insert()),
            "insertAll", (client, id, key) -> client.insertAll(List.of(scene.insert(), scene.insert())),
            "signal by id", (client, id, key) -> client.signal(id, new Scene.Go("")),
            "signal by key", (client, id, key) -> client.signal(key, new Scene.Go("")),
            "signal", (client, id, key) -> client.signal(scene.machine.send(id, new Scene.Go(""))),
            "signalAll", (client, id, key) -> client.signalAll(List.of(scene.machine.send(id, new Scene.Go("")))),
            "cancel", (client, id, key) -> client.cancel(id, "because"));

    private static final Map<String, ClientCall> READS = Map.of(
            "get", (client, id, key) -> client.get(id),
            "find", (client, id, key) -> client.find(key),
            "history", (client, id, key) -> client.history(id));

    private static Map<String, ClientCall> all() {
        Map<String, ClientCall> all = new LinkedHashMap<>(WRITES);
        all.putAll(READS);
        return all;
    }

    /** What is done to a connection with a transaction, once a client is bound to it. */
    private interface Deed {
        void to(Connection connection) throws SQLException;
    }

    private static void refused(Map<String, ClientCall> calls, Kind kind, Deed deed) throws Exception {
        refused(scene.database, calls, kind, deed);
    }

    private static void refused(TestDatabase database, Map<String, ClientCall> calls, Kind kind, Deed deed)
            throws Exception {
        for (Map.Entry<String, ClientCall> call : calls.entrySet()) {
            long victim = scene.victim();
            String key = scene.key();
            String before = scene.fingerprint();
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                TestClient client = scene.client.on(connection);
                deed.to(connection);
                assertThatThrownBy(() -> call.getValue().on(client, victim, key))
                        .as(call.getKey())
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.kind()).as(call.getKey()).isEqualTo(kind));
                if (!connection.isClosed()) {
                    connection.rollback();
                }
            }
            assertThat(scene.fingerprint()).as(call.getKey()).isEqualTo(before);
        }
        assertThat(scene.goesOn()).isTrue();
    }

    @Test
    void onAConnectionThatIsClosed() throws Exception {
        refused(all(), Kind.UNAVAILABLE, Connection::close);
        Connection closed = scene.database.connect();
        closed.close();
        assertThatThrownBy(() -> scene.client.on(closed)).isInstanceOf(DatabaseException.class);
    }

    @Test
    void onAConnectionThatWasCut() throws Exception {
        refused(all(), Kind.UNAVAILABLE, connection -> connection.abort(Runnable::run));
    }

    @Test
    void inATransactionThatWasAborted() throws Exception {
        refused(all(), Kind.REJECTED, connection -> {
            try (Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("SELECT 1 / 0")).isInstanceOf(SQLException.class);
            }
        });
    }

    @Test
    void inATransactionThatMayOnlyRead() throws Exception {
        refused(WRITES, Kind.UNAVAILABLE, connection -> connection.setReadOnly(true));
        try (Connection connection = scene.database.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            READS.values().forEach(read -> read.on(scene.client.on(connection), scene.victim(), scene.key()));
        }
    }

    @Test
    void onAnotherDatabase() throws Exception {
        refused(empty, all(), Kind.REJECTED, connection -> {});
    }

    @Test
    void onOneWithoutATransaction() throws Exception {
        try (Connection connection = scene.database.connect()) {
            assertThatThrownBy(() -> scene.client.on(connection))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
        assertThatThrownBy(() -> scene.client.on(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("connection");
        assertThatThrownBy(() -> Generated.of(null, null)).hasRootCauseMessage("definition");
    }

    @Test
    void toWaitInATransactionOfOnesOwnIsRefused() throws Exception {
        try (Connection connection = scene.database.connect()) {
            connection.setAutoCommit(false);
            TestClient client = scene.client.on(connection);
            assertThatThrownBy(() -> client.await(scene.victim(), Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void ofANodeThatIsClosed() throws Exception {
        Pawl other = Pawl.on(scene.database.dataSource()).schema(Texts.SCHEMA).start();
        try (Connection connection = scene.database.connect()) {
            connection.setAutoCommit(false);
            TestClient client = new TestClient(other, scene.machine).on(connection);
            other.close();
            all().forEach((name, call) -> assertThatThrownBy(() -> call.on(client, scene.victim(), "key"))
                    .as(name)
                    .isInstanceOf(EngineClosedException.class));
        }
    }

    /** What a data source may give that is no connection to work with. */
    private static Map<String, Callable<Connection>> broken() {
        return Map.of(
                "null", () -> null,
                "closed connections",
                        () -> {
                            Connection connection = scene.database.connect();
                            connection.close();
                            return connection;
                        },
                "cut connections",
                        () -> {
                            Connection connection = scene.database.connect();
                            connection.abort(Runnable::run);
                            return connection;
                        },
                "an SQLException without words",
                        () -> {
                            throw new SQLException((String) null);
                        },
                "an exception of its own",
                        () -> {
                            throw new IllegalStateException("the pool has gone");
                        });
    }

    @Test
    void aDataSourceThatGivesNoConnectionsIsRefusedAtTheStart() {
        broken().forEach((name, connections) -> {
            DataSource source = new FakeSource(connections);
            assertThatThrownBy(() -> Pawl.on(source).start()).as(name).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> Pawl.migrate(source)).as(name).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> Pawl.on(source).migrate(false).start())
                    .as(name)
                    .isInstanceOf(DatabaseException.class);
        });
        assertThatThrownBy(() -> Pawl.migrate(null)).hasMessage("dataSource");
        assertThatThrownBy(() -> Pawl.migrate(null, "pawl")).hasMessage("dataSource");
        assertThatThrownBy(() -> Pawl.migrate(scene.database.dataSource(), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("schema");
        assertThatThrownBy(() -> Pawl.migrate(scene.database.dataSource(), "\uD83D"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pawl.on(empty.dataSource()).migrate(false).start())
                .isInstanceOf(SchemaException.class);
    }

    @Test
    void aNodeWhoseDataSourceFailsForAWhileGoesOn() {
        FakeSource source = new FakeSource(scene.database.dataSource()::getConnection);
        try (CapturedLog ignored = new CapturedLog("dev.pawl", Level.ERROR);
                Pawl pawl = Pawl.on(source)
                        .schema(Texts.SCHEMA)
                        .run(scene.machine)
                        .lease(Duration.ofSeconds(1))
                        .start()) {
            TestClient client = new TestClient(pawl, scene.machine);
            client.insert(scene.insert());
            broken().forEach((name, connections) -> {
                long victim = scene.victim();
                String key = scene.key();
                source.become(connections);
                all().forEach((call, does) -> assertThatThrownBy(() -> does.on(client, victim, key))
                        .as("%s of %s", call, name)
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE)));
                assertThatThrownBy(() -> pawl.operations("somebody").inspect(victim))
                        .isInstanceOf(DatabaseException.class);
                source.become(scene.database.dataSource()::getConnection);
                assertThat(client.signal(victim, new Scene.Go("on")))
                        .isEqualTo(dev.pawl.runtime.SignalResult.DELIVERED);
                assertThat(client.await(victim, Scene.SOON)).isInstanceOf(dev.pawl.Completion.Done.class);
            });
        }
    }

    @Test
    void whatIsNoAddressOfPostgresIsRefused() {
        for (String url : List.of("", "jdbc:mysql://host/db", Texts.SQL, "jdbc:postgresql:", "postgres://a:b@c/d")) {
            assertThatThrownBy(() -> Pawl.on(url, "user", "password").start())
                    .as(url)
                    .isInstanceOf(DatabaseException.class);
        }
        assertThat(DriverManager.drivers()).isNotEmpty();
    }
}
