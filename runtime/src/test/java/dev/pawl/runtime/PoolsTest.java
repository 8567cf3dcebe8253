package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.error.SchemaException;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** A pool as its user set it up: what Pawl takes, what it refuses, and that it leaves it as it was. */
@Timeout(60)
class PoolsTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() throws SQLException {
        database = TestDatabase.empty();
        database.execute("CREATE TABLE public.mine (n bigint)");
        Pawl.migrate(database.dataSource());
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private static TestMachine machine(String name) {
        return TestMachine.named(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .transaction(Start.class, (s, e, c, connection) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("INSERT INTO public.mine VALUES (" + s.n() + ")");
                    }
                    return new Middle(s.n());
                })
                .on(Middle.class, Go.class, (s, go, c) -> new End(s.n()));
    }

    /** All that a client and an engine do. */
    private static void exercise(DataSource source, TestMachine machine) throws SQLException {
        database.execute("TRUNCATE public.mine");
        try (Pawl pawl = Pawl.on(source).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = new ArrayList<>();
            for (int n = 0; n < 30; n++) {
                ids.add(client.insert(machine.insert(new Start(n))));
            }
            ids.forEach(id -> client.signal(id, new Go(0)));
            for (long id : ids) {
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
            }
            Operations alice = pawl.operations("alice");
            assertThat(alice.history(ids.get(0))).hasSize(3);
            assertThat(alice.delete(ids.get(0))).isEqualTo(OperationResult.DONE);
            assertThat(client.get(ids.get(0))).isEmpty();
        }
        assertThat(count("SELECT count(*) FROM public.mine")).isEqualTo(30);
    }

    private static long count(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void withoutAutoCommit() throws SQLException {
        HikariConfig config = database.config();
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            exercise(pool, machine("Manual"));
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    /** Whichever of the two runs an instance, it is the same pool's connections that both put back as they were. */
    @Test
    void twoNodesShareAPoolWithoutAutoCommit() throws SQLException {
        HikariConfig config = database.config();
        config.setAutoCommit(false);
        config.setMaximumPoolSize(16);
        TestMachine machine = machine("Shared");
        try (HikariDataSource pool = new HikariDataSource(config);
                Pawl one = Pawl.on(pool).run(machine).start();
                Pawl two = Pawl.on(pool).run(machine).start()) {
            TestClient client = new TestClient(one, machine);
            TestClient other = new TestClient(two, machine);
            for (int n = 0; n < 30; n++) {
                long id = (n % 2 == 0 ? client : other).insert(machine.insert(new Start(n)));
                (n % 2 == 0 ? other : client).signal(id, new Go(0));
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = ''",
                "SET search_path = nowhere",
                "SET statement_timeout = '5s'; SET lock_timeout = '1ms'; SET idle_in_transaction_session_timeout = '5s'",
                "SET timezone = 'Asia/Kathmandu'; SET datestyle = 'ISO, DMY'; SET bytea_output = 'escape'",
                "SET default_transaction_deferrable = on; SET plan_cache_mode = force_custom_plan; SET work_mem = '64kB'",
            })
    void withSettingsOfTheSession(String settings) throws SQLException {
        HikariConfig config = database.config();
        config.setConnectionInitSql(settings);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            exercise(pool, machine("Set" + Math.abs(settings.hashCode())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable"})
    void anotherIsolationLevelOfTheRoleIsRefused(String level) throws SQLException {
        assertRefused("SET default_transaction_isolation = '" + level + "'", "at the isolation level '" + level + "'");
    }

    @Test
    void whatMayOnlyReadIsRefused() throws SQLException {
        assertRefused("SET default_transaction_read_only = on", "connections are read-only");
        HikariConfig config = database.config();
        config.setReadOnly(true);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThatThrownBy(() -> Pawl.on(pool).start())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("connections are read-only");
        }
    }

    private static void assertRefused(String setting, String message) {
        HikariConfig config = database.config();
        config.setConnectionInitSql(setting);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThatThrownBy(() -> Pawl.on(pool).start())
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("or give Pawl a data source of its own");
        }
    }

    @Test
    void aPoolThatIsTooSmallIsSaidSoAndTheSmallestWillDo() throws SQLException {
        TestMachine machine = machine("Small");
        HikariConfig config = database.config();
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(30_000);
        try (HikariDataSource two = new HikariDataSource(config)) {
            assertThatThrownBy(() -> Pawl.on(two).run(machine).start())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("room for 2 connections")
                    .hasMessageContaining("at least 6");
            assertThatThrownBy(() -> Pawl.on(new TransactionAwareDataSourceProxy(two))
                            .run(machine)
                            .start())
                    .isInstanceOf(IllegalArgumentException.class);
            Pawl.on(two).start().close();
            config.setMaximumPoolSize(3);
            try (HikariDataSource three = new HikariDataSource(config)) {
                exercise(three, machine);
            }
        }
    }

    @Test
    void inASpringTransactionOnlyWhatIsGivenItsConnectionTakesPart() throws SQLException {
        TestMachine machine = machine("Spring");
        DataSourceTransactionManager manager = new DataSourceTransactionManager(database.dataSource());
        TransactionAwareDataSourceProxy proxy = new TransactionAwareDataSourceProxy(database.dataSource());
        try (Pawl pawl = Pawl.on(proxy).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long before = client.insert(machine.insert(new Start(0), InsertOptions.key("before")));

            TransactionStatus first = manager.getTransaction(new DefaultTransactionDefinition());
            Connection bound = DataSourceUtils.getConnection(proxy);
            execute(bound, "INSERT INTO public.mine VALUES (1001)");
            long within = client.on(bound).insert(machine.insert(new Start(1)));
            // These take no part in it, nor end it.
            long apart = client.insert(machine.insert(new Start(2)));
            long batch = client.insertAll(List.of(machine.insert(new Start(3))))
                    .get(0)
                    .id();
            assertThat(client.get(apart)).isPresent();
            assertThat(client.get(within)).isEmpty();
            assertThat(client.on(bound).get(within)).isPresent();
            assertThat(client.find("before")).isPresent();
            client.cancel(batch, "no more");
            assertThat(pawl.operations("alice").inspect(apart)).isPresent();
            assertThat(pawl.operations("alice").pause(before)).isNotEqualTo(OperationResult.MISSING);
            assertThat(bound.getAutoCommit()).isFalse();
            manager.rollback(first);
            assertThat(count("SELECT count(*) FROM public.mine WHERE n = 1001")).isZero();
            assertThat(client.get(within)).isEmpty();
            assertThat(client.get(apart)).isPresent();

            TransactionStatus second = manager.getTransaction(new DefaultTransactionDefinition());
            Connection again = DataSourceUtils.getConnection(proxy);
            execute(again, "INSERT INTO public.mine VALUES (1002)");
            long kept = client.on(again).insert(machine.insert(new Start(4)));
            manager.commit(second);
            assertThat(count("SELECT count(*) FROM public.mine WHERE n = 1002")).isEqualTo(1);
            client.signal(kept, new Go(0));
            assertThat(client.await(kept, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void aNodeThatStartsInATransactionOfItsThreadLeavesThatAlone() throws SQLException {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(database.dataSource());
        TransactionAwareDataSourceProxy proxy = new TransactionAwareDataSourceProxy(database.dataSource());
        DefaultTransactionDefinition strict =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRED);
        strict.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        TransactionStatus status = manager.getTransaction(strict);
        execute(DataSourceUtils.getConnection(proxy), "INSERT INTO public.mine VALUES (1003)");
        TestMachine machine = machine("Started");
        try (Pawl pawl = Pawl.on(proxy).schema("other").run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            client.signal(id, new Go(0));
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
        }
        manager.rollback(status);
        assertThat(count("SELECT count(*) FROM public.mine WHERE n = 1003")).isZero();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
