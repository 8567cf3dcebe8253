package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Status;
import dev.pawl.runtime.testing.FaultySource;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestMachine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What outcomes do to other instances, with two nodes over one database. */
@Timeout(60)
class EffectsTest extends EachStore {

    record Start(long n) {}

    record Waiting(long n) {}

    record Counting(long left, long sum) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Takes signals until it has had as many as it was told, and ends with their sum. */
    private static TestMachine counter() {
        return TestMachine.named("Counter")
                .initial(Counting.class)
                .terminal(End.class)
                .signal(Go.class)
                .on(
                        Counting.class,
                        Go.class,
                        (s, go, c) -> s.left() == 1
                                ? new End(s.sum() + go.n())
                                : new Counting(s.left() - 1, s.sum() + go.n()));
    }

    @Test
    void whatAnOutcomeSendsAndInsertsIsDoneWithIt() {
        TestMachine counter = counter();
        TestMachine sender = TestMachine.named("Sender")
                .initial(Start.class)
                .terminal(End.class)
                .action(
                        Start.class,
                        (s, c) -> Outcome.send(counter.send("sum", new Go(s.n())), counter.send("sum", new Go(1)))
                                .insert(counter.insert(new Counting(1, 7), InsertOptions.key("second")))
                                .next(new End(s.n())));
        try (Pawl pawl = start(counter, sender);
                Pawl other = start(counter, sender)) {
            TestClient counters = new TestClient(pawl, counter);
            long id = counters.insert(counter.insert(new Counting(4, 0), InsertOptions.key("sum")));
            TestClient senders = new TestClient(other, sender);
            senders.insert(sender.insert(new Start(10)));
            long last = senders.insert(sender.insert(new Start(20)));
            assertThat(result(senders.await(last, SOON))).isEqualTo(new End(20));
            assertThat(result(counters.await(id, SOON))).isEqualTo(new End(32));
            Instance<Object> second = counters.find("second").orElseThrow();
            assertThat(second.status()).isEqualTo(Status.WAITING);
            counters.signal("second", new Go(1));
            assertThat(result(counters.await(second.id(), SOON))).isEqualTo(new End(8));
        }
    }

    @Test
    void whatIsRefusedIsToldAndFailsNobody() {
        TestMachine counter = counter();
        TestMachine sender = TestMachine.named("Sender")
                .initial(Start.class)
                .terminal(End.class)
                .action(
                        Start.class,
                        (s, c) -> Outcome.send(counter.send("nobody", new Go(1)), counter.send(4_711, new Go(1)))
                                .insert(counter.insert(new Counting(1, 0), InsertOptions.key("taken")))
                                .next(new End(1)));
        try (Pawl pawl = start(counter, sender)) {
            TestClient counters = new TestClient(pawl, counter);
            counters.insert(counter.insert(new Counting(1, 0), InsertOptions.key("taken")));
            TestClient senders = new TestClient(pawl, sender);
            long id = senders.insert(sender.insert(new Start(1)));
            assertThat(result(senders.await(id, SOON))).isEqualTo(new End(1));
            List<HistoryEntry> refused = senders.history(id).stream()
                    .filter(entry -> entry.what() == HistoryEntry.What.REFUSED)
                    .toList();
            assertThat(refused)
                    .extracting(entry -> entry.event().orElseThrow())
                    .containsExactlyInAnyOrder(
                            new HistoryEntry.Event(HistoryEntry.Event.Kind.SEND, "Go to nobody"),
                            new HistoryEntry.Event(HistoryEntry.Event.Kind.SEND, "Go to 4711"),
                            new HistoryEntry.Event(HistoryEntry.Event.Kind.INSERT, "Counter taken"));
        }
    }

    @Test
    void anInstanceMaySendToItself() {
        TestMachine machine = TestMachine.named("Self")
                .initial(Start.class)
                .state(Waiting.class)
                .terminal(End.class)
                .signal(Go.class);
        machine.action(
                        Start.class,
                        (s, c) -> Outcome.send(machine.send(c.id(), new Go(5))).next(new Waiting(s.n())))
                .on(Waiting.class, Go.class, (s, go, c) -> new End(s.n() + go.n()));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(1)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(6));
        }
    }

    /** As if it had been given back in between: signals come before the action, however an instance gets its next turn. */
    @Test
    void aSignalToItselfComesBeforeTheActionOfTheStateThatIsEntered() {
        TestMachine machine = TestMachine.named("Self")
                .initial(Start.class)
                .state(Waiting.class)
                .terminal(End.class)
                .signal(Go.class);
        machine.action(
                        Start.class,
                        (s, c) -> Outcome.send(machine.send(c.id(), new Go(5))).next(new Waiting(s.n())))
                .action(Waiting.class, (s, c) -> new End(-1))
                .on(Waiting.class, Go.class, (s, go, c) -> new End(s.n() + go.n()));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(1)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(6));
        }
    }

    /** Each sends to all others, in rings that cross: rows of groups meet in every order. */
    @Test
    void crossedSendsOfManyLoseNothing() {
        assumeTrue(database != null, "needs a database");
        int members = 60;
        TestMachine machine = TestMachine.named("Ring")
                .initial(Start.class)
                .state(Counting.class)
                .terminal(End.class)
                .signal(Go.class);
        machine.action(Start.class, (s, c) -> {
                    List<dev.pawl.Send> sends = new ArrayList<>();
                    for (int step = 1; step < members; step++) {
                        sends.add(machine.send("m" + (s.n() + step) % members, new Go(1)));
                    }
                    return Outcome.send(sends).next(new Counting(members - 1, 0));
                })
                .on(
                        Counting.class,
                        Go.class,
                        (s, go, c) -> s.sum() + go.n() == s.left()
                                ? new End(s.sum() + 1)
                                : new Counting(s.left(), s.sum() + 1));
        try (Pawl client = Pawl.on(database.dataSource()).start()) {
            TestClient clients = new TestClient(client, machine);
            List<Long> ids = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                // All are there before the first runs.
                ids.add(clients.insert(machine.insert(
                        new Start(member), InsertOptions.key("m" + member).after(Duration.ofMillis(500)))));
            }
            try (Pawl one = start(machine);
                    Pawl two = start(machine)) {
                for (long id : ids) {
                    assertThat(result(clients.await(id, SOON))).isEqualTo(new End(members - 1));
                }
                assertThat(one.counters().stale() + two.counters().stale()).isZero();
            }
        }
    }

    @Test
    void aTransactionalStepSendsWithItsOwnWrites() throws SQLException {
        assumeTrue(database != null, "needs a database");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ledger (n bigint)");
        }
        TestMachine counter = counter();
        AtomicInteger runs = new AtomicInteger();
        TestMachine sender = TestMachine.named("Sender")
                .initial(Start.class)
                .terminal(End.class)
                .transaction(Start.class, (s, e, c, connection) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO ledger VALUES (1)");
                    }
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("once");
                    }
                    return Outcome.send(counter.send("sum", new Go(3))).next(new End(1));
                });
        try (Pawl pawl = start(counter, sender)) {
            TestClient counters = new TestClient(pawl, counter);
            long id = counters.insert(counter.insert(new Counting(1, 0), InsertOptions.key("sum")));
            TestClient senders = new TestClient(pawl, sender);
            senders.insert(sender.insert(new Start(1)));
            assertThat(result(counters.await(id, SOON))).isEqualTo(new End(3));
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM ledger")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(1);
            }
        }
    }

    /** The commit is carried out and not answered: what it sent has arrived, and is not sent again. */
    @Test
    void whatIsSentWithATransactionWhoseAnswerIsLostArrivesOnce() {
        assumeTrue(database != null, "needs a database");
        TestMachine counter = counter();
        TestMachine sender = TestMachine.named("Sender")
                .initial(Start.class)
                .state(Waiting.class)
                .terminal(End.class)
                .transaction(
                        Start.class,
                        (s, e, c, connection) -> Outcome.send(counter.send("sum", new Go(s.n())))
                                .insert(counter.insert(new Counting(1, s.n())))
                                .next(new Waiting(s.n())))
                .action(Waiting.class, (s, c) -> new End(s.n()));
        FaultySource source = new FaultySource(database.dataSource());
        try (Pawl pawl = Pawl.on(source)
                .run(counter)
                .run(sender)
                .poll(Duration.ofMillis(100))
                .start()) {
            TestClient counters = new TestClient(pawl, counter);
            long id = counters.insert(counter.insert(new Counting(3, 0), InsertOptions.key("sum")));
            TestClient senders = new TestClient(pawl, sender);
            source.loseAnswersOfCommits(2);
            for (int n = 1; n <= 2; n++) {
                assertThat(result(senders.await(senders.insert(sender.insert(new Start(n))), SOON)))
                        .isEqualTo(new End(n));
            }
            assertThat(source.lost()).isEqualTo(2);
            counters.signal(id, new Go(10));
            assertThat(result(counters.await(id, SOON))).isEqualTo(new End(13));
            assertThat(pawl.operations("ann").list(InstanceFilter.machine("Counter"), 9))
                    .hasSize(3);
        }
    }

    /** The receiver's row is locked by somebody's open transaction: others' outcomes are not held up, and this one comes. */
    @Test
    void aLockedReceiverHoldsUpNobodyElse() throws Exception {
        assumeTrue(database != null, "needs a database");
        TestMachine counter = counter();
        CountDownLatch sent = new CountDownLatch(1);
        TestMachine sender = TestMachine.named("Sender")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    if (s.n() == 0) {
                        return new End(0);
                    }
                    sent.countDown();
                    return Outcome.send(counter.send("sum", new Go(s.n()))).next(new End(s.n()));
                });
        try (Pawl pawl = start(counter, sender);
                Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            TestClient counters = new TestClient(pawl, counter);
            long id = counters.insert(counter.insert(new Counting(1, 0), InsertOptions.key("sum")));
            holder.setAutoCommit(false);
            statement.execute("SELECT 1 FROM pawl.instance WHERE id = " + id + " FOR UPDATE");
            TestClient senders = new TestClient(pawl, sender);
            long blocked = senders.insert(sender.insert(new Start(9)));
            sent.await();
            List<Long> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                others.add(senders.insert(sender.insert(new Start(0))));
            }
            for (long other : others) {
                assertThat(result(senders.await(other, SOON))).isEqualTo(new End(0));
            }
            assertThat(senders.get(blocked).orElseThrow().status()).isEqualTo(Status.EXECUTING);
            holder.rollback();
            assertThat(result(counters.await(id, SOON))).isEqualTo(new End(9));
            assertThat(result(senders.await(blocked, SOON))).isEqualTo(new End(9));
        }
    }
}
