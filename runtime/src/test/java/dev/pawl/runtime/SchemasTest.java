package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schemas with names of their own, and several engines beside each other. */
@Timeout(60)
class SchemasTest {

    record Start(long n) {}

    record Middle(String node) {}

    record End(String node) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ODD = "Ünser \"Pawl\" it's {a} ?";

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static TestMachine machine(String node) {
        return TestMachine.named("M")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(Start.class, (s, c) -> new Middle(node))
                .on(Middle.class, Go.class, (s, go, c) -> new End(s.node()));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void twoSchemasOfOneDatabaseKnowNothingOfEachOther() throws Exception {
        TestMachine plain = machine("plain");
        TestMachine odd = machine("odd");
        // Looking for work would find it; hearing of it must.
        Duration never = Duration.ofHours(1);
        try (Pawl one = Pawl.on(database.dataSource()).run(plain).start();
                Pawl two = Pawl.on(database.dataSource())
                        .schema(ODD)
                        .run(odd)
                        .poll(never)
                        .start();
                Pawl client = Pawl.on(database.dataSource()).schema(ODD).start()) {
            TestClient first = new TestClient(one, plain);
            TestClient second = new TestClient(client, odd);
            assertThat(first.insert(plain.insert(new Start(1), InsertOptions.key("k"))))
                    .isEqualTo(1);
            assertThat(second.insert(odd.insert(new Start(1), InsertOptions.key("k"))))
                    .isEqualTo(1);
            first.signal("k", new Go(1));
            second.signal("k", new Go(1));
            assertThat(first.await(1, SOON)).isEqualTo(new Completion.Done<>(new End("plain")));
            assertThat(second.await(1, SOON)).isEqualTo(new Completion.Done<>(new End("odd")));
            assertThat(client.operations("alice").history(1)).hasSize(3);
            client.operations("alice").delete(1);
            assertThat(first.get(1)).isPresent();
            assertThat(second.get(1)).isEmpty();
            assertThat(two.counters().claimed()).isPositive();
        }
        assertThat(count("SELECT count(*) FROM information_schema.schemata WHERE schema_name = '"
                        + ODD.replace("'", "''") + "'"))
                .isEqualTo(1);
        // Upkeep, of its own schema's months.
        String odd2 = "\"" + ODD.replace("\"", "\"\"") + "\"";
        String months = "SELECT count(*) FROM pg_inherits WHERE inhparent = '" + odd2.replace("'", "''")
                + ".history'::regclass";
        count("SELECT " + odd2 + ".extend_history()");
        long all = count(months);
        assertThat(count("SELECT " + odd2 + ".drop_history(date_trunc('month', now())::date)::int"))
                .isEqualTo(1);
        assertThat(count(months)).isEqualTo(all - 1);
        try (Pawl upkeep = Pawl.on(database.dataSource())
                .schema(ODD)
                .upkeep(true)
                .keepHistory(Duration.ofDays(1))
                .start()) {
            Until.holds(() -> count(months) >= all);
            assertThat(upkeep.counters().claimed()).isZero();
        }
    }

    @Test
    void theStatementsPrintedForANameMakeThatSchema() throws SQLException {
        database.execute(Pawl.ddl(ODD));
        Pawl.on(database.dataSource()).schema(ODD).migrate(false).start().close();
        assertThatThrownBy(() -> Pawl.on(database.dataSource())
                        .schema("elsewhere")
                        .migrate(false)
                        .start())
                .hasMessageContaining("There is no schema 'elsewhere'");
        Pawl.migrate(database.dataSource(), "Order");
        assertThat(count("SELECT count(*) FROM \"Order\".instances")).isZero();
    }

    @Test
    void manyNodesStartAtOnceOnAnEmptyDatabaseAndShareTheWork() {
        TestMachine machine = machine("any");
        List<CompletableFuture<Pawl>> starting = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            starting.add(
                    CompletableFuture.supplyAsync(() -> Pawl.on(database.url(), database.user(), database.password())
                            .schema(ODD)
                            .run(machine)
                            .poll(Duration.ofMillis(100))
                            .start()));
        }
        List<Pawl> nodes = new ArrayList<>();
        try {
            starting.forEach(node -> nodes.add(node.join()));
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                ids.add(new TestClient(nodes.get(i % 6), machine).insert(machine.insert(new Start(i))));
            }
            for (int i = 0; i < 120; i++) {
                new TestClient(nodes.get((i + 1) % 6), machine).signal(ids.get(i), new Go(i));
            }
            for (int i = 0; i < 120; i++) {
                assertThat(new TestClient(nodes.get((i + 2) % 6), machine).await(ids.get(i), SOON))
                        .isInstanceOf(Completion.Done.class);
            }
        } finally {
            nodes.forEach(Pawl::close);
        }
    }

    @Test
    void aNameThatCannotBeIsRefusedAtOnce() {
        Pawl.Builder builder = Pawl.on(database.dataSource());
        for (String bad : List.of("", " ", "pg_mine", "a$b", "a\nb", "ä".repeat(32))) {
            assertThatThrownBy(() -> builder.schema(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
