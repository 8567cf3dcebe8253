package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.Status;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.testing.Recording;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that know different things, and nodes that have different tasks. */
@Timeout(60)
class UnknownTest {

    record Start(long n) {}

    record End(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private TestDatabase database;
    private Pawl office;
    private Operations alice;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        office = Pawl.on(database.dataSource()).start();
        alice = office.operations("alice");
    }

    @AfterEach
    void close() {
        office.close();
        database.close();
    }

    private static TestMachine release(int version) {
        return TestMachine.named("M")
                .version(version)
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(s.n()));
    }

    private Pawl.Builder node(TestMachine machine) {
        return Pawl.on(database.dataSource()).run(machine).poll(Duration.ofMillis(50));
    }

    private List<Long> insert(TestMachine machine, int count) {
        TestClient client = new TestClient(office, machine);
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ids.add(client.insert(machine.insert(new Start(n))));
        }
        return ids;
    }

    private void assertDone(TestMachine machine, List<Long> ids) {
        TestClient client = new TestClient(office, machine);
        for (long id : ids) {
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void whatNoLiveNodeKnowsIsSetAsideAndGoesOnWhenOneComes() throws Exception {
        List<Long> strange = insert(release(2), 20);
        try (Pawl one = node(release(1)).unknownAfter(Duration.ofSeconds(1)).start();
                Pawl other =
                        node(release(1)).unknownAfter(Duration.ofSeconds(1)).start()) {
            Until.holds(
                    () -> alice.list(InstanceFilter.machine("M").unknown(), 100).size() == 20);
            assertThat(alice.unknownStates()).singleElement().satisfies(state -> {
                assertThat(state.machine()).isEqualTo("M");
                assertThat(state.version()).isEqualTo(2);
                assertThat(state.state()).isEqualTo("Start");
            });
            assertAllAfterTheGrace(1);
            Inspection found = alice.inspect(strange.get(0)).orElseThrow().instance();
            assertThat(found.status()).isEqualTo(Status.PAUSED);
            assertThat(found.held()).containsExactly(Inspection.Hold.UNKNOWN);
            assertDone(release(1), insert(release(1), 5));
            try (Pawl young =
                    node(release(2)).unknownAfter(Duration.ofSeconds(1)).start()) {
                assertDone(release(2), strange);
                Until.holds(() -> alice.unknownStates().isEmpty());
                assertThat(alice.inspect(strange.get(0))
                                .orElseThrow()
                                .instance()
                                .held())
                        .isEmpty();
                assertThat(young.counters().claimed()).isEqualTo(20);
            }
            assertThat(one.counters().claimed() + other.counters().claimed()).isEqualTo(5);
        }
    }

    private void assertAllAfterTheGrace(int seconds) {
        assertThat(alice.unknownStates())
                .isNotEmpty()
                .allSatisfy(state ->
                        assertThat(state.asideAt()).isAfter(state.knownAt().plusSeconds(seconds)));
    }

    @Test
    void theLastNodesReleaseLeavesAndIsSetAsideOnlyAfterTheGrace() throws Exception {
        List<Long> left;
        try (Pawl keeper = Pawl.on(database.dataSource())
                .upkeep(true)
                .unknownAfter(Duration.ofSeconds(2))
                .start()) {
            try (Pawl old = node(release(1)).unknownAfter(Duration.ofSeconds(2)).start()) {
                assertDone(release(1), insert(release(1), 1));
                assertThat(old.counters().claimed()).isEqualTo(1);
            }
            left = insert(release(1), 3);
            try (Pawl next =
                    node(release(1)).unknownAfter(Duration.ofSeconds(2)).start()) {
                assertDone(release(1), left);
                assertThat(next.counters().claimed()).isEqualTo(3);
            }
            left = insert(release(1), 3);
            Until.holds(() -> alice.list(InstanceFilter.all().unknown(), 9).size() == 3);
            assertAllAfterTheGrace(2);
            assertThat(keeper.counters().claimed()).isZero();
        }
        try (Pawl back = node(release(1)).start()) {
            assertDone(release(1), left);
            assertThat(back.counters().claimed()).isEqualTo(3);
        }
    }

    @Test
    void aNodeThatWasGivenNoUpkeepDoesNoneAndOneThatHasNothingElseDoesIt() throws Exception {
        List<Long> ids = insert(release(1), 1);
        // As if a node had died with it; and a month of the history is missing.
        kill(ids.get(0));
        database.execute("DROP TABLE " + month());
        Recording looks = new Recording();
        try (Pawl worker = node(release(1))
                .upkeep(false)
                .lease(Duration.ofSeconds(1))
                .listener(looks)
                .start()) {
            assertDone(release(1), insert(release(1), 3));
            // By then it would have seen the lease.
            looks.awaitMore(PawlEvent.Looked.class, 3);
            assertThat(alice.inspect(ids.get(0)).orElseThrow().instance().status())
                    .isEqualTo(Status.EXECUTING);
            assertThat(worker.counters().reaped()).isZero();
            assertThat(months()).isEqualTo(3);
            try (Pawl keeper = Pawl.on(database.dataSource()).upkeep(true).start()) {
                assertDone(release(1), ids);
                Until.holds(() -> keeper.counters().reaped() == 1);
                assertThat(keeper.counters().claimed()).isZero();
                // One more where a month has begun meanwhile.
                Until.holds(() -> months() >= 4);
            }
        }
    }

    private void kill(long id) throws SQLException {
        database.execute("UPDATE pawl.instance SET status = 1, due = NULL, node = 1, rev = rev + 1,"
                + " lease = now() - interval '1 minute' WHERE id = " + id);
    }

    private String month() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT max(inhrelid::regclass::text) FROM pg_inherits"
                                + " WHERE inhparent = 'pawl.history'::regclass AND inhrelid <> 'pawl.history_default'::regclass")) {
            row.next();
            return row.getString(1);
        }
    }

    private long months() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) FROM pg_inherits WHERE inhparent = 'pawl.history'::regclass")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
