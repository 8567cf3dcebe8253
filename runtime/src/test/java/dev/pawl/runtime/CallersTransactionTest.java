package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Client calls that commit with their caller's transaction, on a node that executes nothing; two others do. */
@Timeout(60)
class CallersTransactionTest {

    record Start(long n) {}

    record Open(long sum) {}

    record Held(long n) {}

    record End(long n) {}

    record Add(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final CountDownLatch RUNNING = new CountDownLatch(1);
    private static final CountDownLatch GO = new CountDownLatch(1);

    private static final TestMachine MACHINE = TestMachine.named("Called")
            .initial(Start.class)
            .initial(Open.class)
            .initial(Held.class)
            .terminal(End.class)
            .signal(Add.class)
            .action(Start.class, (s, c) -> new End(s.n()))
            .action(Held.class, (s, c) -> {
                RUNNING.countDown();
                GO.await();
                return new Open(s.n());
            })
            .on(Open.class, Add.class, (s, add, c) -> add.n() == 0 ? new End(s.sum()) : new Open(s.sum() + add.n()));

    private static TestDatabase database;
    private static Pawl callers;
    private static Pawl one;
    private static Pawl two;
    private static TestClient client;

    private Connection connection;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        callers = Pawl.on(database.dataSource()).start();
        one = worker();
        two = worker();
        client = new TestClient(callers, MACHINE);
    }

    @BeforeEach
    void connect() throws Exception {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    private static Pawl worker() {
        return Pawl.on(database.dataSource())
                .run(MACHINE)
                .poll(Duration.ofMillis(20))
                .start();
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
    }

    @AfterAll
    static void close() {
        GO.countDown();
        two.close();
        one.close();
        callers.close();
        database.close();
    }

    private void ends(long id, long n) {
        assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(n)));
    }

    /** Whatever was due until now, each worker has seen. */
    private void workersHaveLooked() throws Exception {
        for (Pawl worker : List.of(one, two)) {
            long before = worker.counters().steps();
            Until.done(() -> {
                ends(client.insert(MACHINE.insert(new Start(7))), 7);
                return worker.counters().steps() > before;
            });
        }
    }

    @Test
    void whatIsInsertedRunsOnOtherNodesOnceItIsCommittedAndNotBefore() throws Exception {
        List<Long> ids = client
                .on(connection)
                .insertAll(
                        List.of(MACHINE.insert(new Start(1), InsertOptions.key("first")), MACHINE.insert(new Start(2))))
                .stream()
                .map(Inserted::id)
                .toList();
        long single = client.on(connection).insert(MACHINE.insert(new Start(3)));
        assertThat(client.on(connection).find("first")).isPresent();
        workersHaveLooked();
        assertThat(client.find("first")).isEmpty();
        assertThat(client.get(single)).isEmpty();
        assertThatThrownBy(() -> client.on(connection).await(single, SOON)).isInstanceOf(IllegalStateException.class);
        connection.commit();
        ends(ids.get(0), 1);
        ends(ids.get(1), 2);
        ends(single, 3);
    }

    @Test
    void whatIsRolledBackNeverWas() throws Exception {
        long gone = client.on(connection).insert(MACHINE.insert(new Start(1), InsertOptions.key("k")));
        long kept = client.insert(MACHINE.insert(new Open(0), InsertOptions.key("open")));
        SignalOptions dedup = SignalOptions.dedup("once");
        assertThat(client.on(connection).signal(kept, new Add(5), dedup)).isEqualTo(SignalResult.DELIVERED);
        assertThat(client.on(connection).signal("k", new Add(5))).isEqualTo(SignalResult.DELIVERED);
        connection.rollback();
        workersHaveLooked();
        assertThat(client.get(gone)).isEmpty();
        assertThat(client.history(gone)).isEmpty();
        assertThat(client.history(kept)).hasSize(1);
        // Neither the key nor the dedup key is taken.
        ends(client.insert(MACHINE.insert(new Start(4), InsertOptions.key("k"))), 4);
        assertThat(client.signal(kept, new Add(6), dedup)).isEqualTo(SignalResult.DELIVERED);
        client.signal(kept, new Add(0));
        ends(kept, 6);
    }

    @Test
    void signalsWakeWhoWaitsOnceTheyAreCommittedAndNotBefore() throws Exception {
        long id = client.insert(MACHINE.insert(new Open(0), InsertOptions.key("open")));
        workersHaveLooked();
        assertThat(client.on(connection).signal("open", new Add(1))).isEqualTo(SignalResult.DELIVERED);
        assertThat(client.on(connection).signal(id, new Add(2))).isEqualTo(SignalResult.DELIVERED);
        assertThat(client.on(connection).signalAll(List.of(MACHINE.send("open", new Add(4)))))
                .containsExactly(SignalResult.DELIVERED);
        assertThat(client.on(connection).signal(id, new Add(0))).isEqualTo(SignalResult.DELIVERED);
        workersHaveLooked();
        assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.WAITING);
        assertThat(client.history(id)).hasSize(1);
        connection.commit();
        ends(id, 7);
    }

    /** The signal holds the row; the outcome of the step waits for it, and others do not wait for the outcome. */
    @Test
    void aSignalToOneThatExecutesHoldsUpItsOutcomeAlone() throws Exception {
        long id = client.insert(MACHINE.insert(new Held(10)));
        RUNNING.await();
        client.on(connection).signal(id, new Add(1));
        client.on(connection).signal(id, new Add(0));
        GO.countDown();
        workersHaveLooked();
        assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.EXECUTING);
        connection.commit();
        ends(id, 11);
        assertThat(one.counters().stale() + two.counters().stale()).isZero();
    }

    @Test
    void aCancellationCountsOnceItIsCommittedAndNotBefore() throws Exception {
        long id = client.insert(MACHINE.insert(new Open(0)));
        assertThat(client.on(connection).cancel(id, "no more")).isTrue();
        assertThat(client.on(connection).get(id).orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.WAITING);
        connection.rollback();
        client.signal(id, new Add(3));
        client.on(connection).cancel(id, "no more");
        connection.commit();
        assertThat(client.await(id, SOON)).isEqualTo(new Completion.Cancelled<>("no more"));
    }

    @Test
    void aConnectionThatCommitsByItselfIsRefused() throws Exception {
        connection.setAutoCommit(true);
        assertThatThrownBy(() -> client.on(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("setAutoCommit(false)");
    }
}
