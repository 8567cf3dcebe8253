package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Completion;
import dev.pawl.runtime.testing.TestBouncer;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Behind PgBouncer in transaction mode, where each transaction may have another session. */
@Timeout(120)
class PgBouncerTest {

    record Start(long n) {}

    record Middle(long n) {}

    record Last(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(60);

    private TestDatabase database;
    private TestBouncer bouncer;

    @BeforeEach
    void open() throws SQLException {
        assumeTrue(
                TestBouncer.program().isPresent(),
                "pgbouncer is not installed (apt-get install pgbouncer), so nothing is tested behind it");
        database = TestDatabase.empty();
        database.execute("CREATE TABLE public.mine (n bigint UNIQUE)");
        bouncer = TestBouncer.start(database);
    }

    @AfterEach
    void close() {
        if (bouncer != null) {
            bouncer.close();
            database.close();
        }
    }

    private PGSimpleDataSource direct() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private Pawl.Builder node() {
        return Pawl.on(bouncer.url(), database.user(), database.password());
    }

    private static TestMachine machine() {
        return TestMachine.named("M")
                .initial(Start.class)
                .state(Middle.class)
                .state(Last.class)
                .terminal(End.class)
                .signal(Go.class)
                .transaction(Start.class, (s, e, c, connection) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("INSERT INTO public.mine VALUES (" + s.n() + ")");
                    }
                    return new Middle(s.n());
                })
                .on(Middle.class, Go.class, (s, go, c) -> new Last(s.n()))
                .action(Last.class, (s, c) -> new End(s.n()));
    }

    private void runThousand(Pawl one, Pawl two, TestMachine machine) throws SQLException {
        TestClient client = new TestClient(one, machine);
        List<Long> ids = client
                .insertAll(LongStream.range(0, 1_000)
                        .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(n)))
                        .toList())
                .stream()
                .map(Inserted::id)
                .toList();
        ids.parallelStream().forEach(id -> client.signal(id, new Go(0)));
        TestClient other = new TestClient(two, machine);
        for (int n = 0; n < ids.size(); n++) {
            assertThat(other.await(ids.get(n), SOON)).isEqualTo(new Completion.Done<>(new End(n)));
        }
        assertThat(one.counters().stale() + two.counters().stale()).isZero();
        assertThat(one.counters().reaped() + two.counters().reaped()).isZero();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM public.mine")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(1_000);
        }
    }

    @Test
    void withADirectWayForWhatNeedsASession() throws SQLException {
        TestMachine machine = machine();
        PGSimpleDataSource direct = direct();
        try (Pawl one = node().direct(direct).run(machine).start();
                Pawl two = node().direct(direct).run(machine).start()) {
            runThousand(one, two, machine);
        }
        // Only by hearing of it, for it looks once an hour.
        try (Pawl deaf = node().direct(direct)
                        .run(machine)
                        .poll(Duration.ofHours(1))
                        .start();
                Pawl client = node().direct(direct).start()) {
            TestClient calls = new TestClient(client, machine);
            long id = calls.insert(machine.insert(new Start(-1)));
            calls.signal(id, new Go(0));
            assertThat(calls.await(id, SOON)).isInstanceOf(Completion.Done.class);
            assertThat(deaf.counters().claimed()).isPositive();
        }
    }

    @Test
    void withoutOneByLookingAlone() throws SQLException {
        Pawl.migrate(direct());
        TestMachine machine = machine();
        try (Pawl one = node().listen(false).migrate(false).run(machine).start();
                Pawl two = node().listen(false).migrate(false).run(machine).start()) {
            runThousand(one, two, machine);
            two.operations("alice").pauseMachine("M");
            long id = new TestClient(one, machine).insert(machine.insert(new Start(-1)));
            two.operations("alice").resumeMachine("M");
            new TestClient(one, machine).signal(id, new Go(0));
            assertThat(new TestClient(two, machine).await(id, SOON)).isInstanceOf(Completion.Done.class);
        }
    }
}
