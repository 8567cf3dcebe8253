package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.error.DocumentTooLargeException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node does for its users, on a real Postgres. */
@Timeout(60)
class PawlTest {

    record Start(long n) {}

    record Middle(long n) {}

    record Deadline(Instant by) {}

    record End(long n) {}

    record Text(String text) {}

    record Log(List<String> lines) {}

    record Go(long n) {}

    record Stop(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Pawl start(TestMachine... machines) {
        Pawl.Builder builder =
                Pawl.on(database.dataSource()).poll(Duration.ofMillis(100)).drain(Duration.ofSeconds(5));
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder.start();
    }

    private static Object result(Completion<Object> completion) {
        assertThat(completion).isInstanceOf(Completion.Done.class);
        return ((Completion.Done<Object>) completion).result();
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** By the database's clock. */
    private Instant now() throws SQLException {
        return Instant.EPOCH.plus(
                count("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"), ChronoUnit.MICROS);
    }

    @Test
    void aThousandActionsShareTransactions() throws Exception {
        int actions = 1000;
        CountDownLatch acted = new CountDownLatch(actions);
        TestMachine machine = TestMachine.named("Many")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    acted.countDown();
                    return new End(s.n());
                });
        // While the connections of commits are busy, outcomes gather: here until every action has run.
        Slow busy = new Slow(database.dataSource(), "pawl-commit", acted);
        try (Pawl one = Pawl.on(busy).run(machine).queue("default", actions).start();
                Pawl two = Pawl.on(busy).run(machine).queue("default", actions).start()) {
            TestClient client = new TestClient(one, machine);
            var ids = client.insertAll(LongStream.range(0, actions)
                    .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(n)))
                    .toList());
            for (Inserted inserted : ids) {
                assertThat(result(client.await(inserted.id(), SOON))).isInstanceOf(End.class);
            }
            Until.counted(
                    actions, () -> one.counters().committed() + two.counters().committed());
            assertThat(one.counters().commits() + two.counters().commits()).isLessThan(actions / 20);
        }
    }

    /** A pool that has no connection for threads of a name until a latch opens. */
    private static final class Slow extends HikariDataSource {
        private final DataSource source;
        private final String threads;
        private final CountDownLatch open;

        Slow(DataSource source, String threads, CountDownLatch open) {
            this.source = source;
            this.threads = threads;
            this.open = open;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread().getName().startsWith(threads)) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new SQLException(e);
                }
            }
            return source.getConnection();
        }
    }

    @Test
    void signalsAreKeptUntilTheyAreTakenInTheirOrder() {
        TestMachine machine = TestMachine.named("Signals")
                .initial(Log.class)
                .terminal(End.class)
                .signal(Go.class)
                .signal(Stop.class)
                .on(Log.class, Go.class, (s, go, c) -> {
                    List<String> lines = new ArrayList<>(s.lines());
                    lines.add("go " + go.n());
                    return lines.size() == 3 ? Outcome.next(new End(go.n())) : c.stay(new Log(lines));
                });
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, machine);
            long id = client.insert(machine.insert(new Log(List.of()), InsertOptions.key("k")));
            assertThat(client.signal(id, new Go(1), SignalOptions.dedup("one"))).isEqualTo(SignalResult.DELIVERED);
            assertThat(client.signal("k", new Go(1), SignalOptions.dedup("one")))
                    .isEqualTo(SignalResult.DUPLICATE);
            assertThat(client.signal("k", new Stop(1))).isEqualTo(SignalResult.DELIVERED);
            assertThat(client.signal("k", new Go(2))).isEqualTo(SignalResult.DELIVERED);
            try (Pawl worker = start(machine)) {
                assertThat(client.signal("k", new Go(3))).isEqualTo(SignalResult.DELIVERED);
                assertThat(result(client.await(id, SOON))).isEqualTo(new End(3));
                assertThat(worker.counters().steps()).isEqualTo(3);
            }
            assertThat(client.signal(id, new Go(4))).isEqualTo(SignalResult.ENDED);
            assertThat(client.signal("k", new Go(4))).isEqualTo(SignalResult.ENDED);
            assertThat(client.signal(id + 1000, new Go(4))).isEqualTo(SignalResult.NO_SUCH_INSTANCE);
            assertThat(client.signal("nobody", new Go(4))).isEqualTo(SignalResult.NO_SUCH_INSTANCE);
            TestMachine other = TestMachine.named("Other")
                    .initial(Log.class)
                    .signal(Go.class)
                    .on(Log.class, Go.class, (s, g, c) -> s);
            assertThat(new TestClient(clientOnly, other).signal(id, new Go(4))).isEqualTo(SignalResult.OTHER_MACHINE);
        }
    }

    @Test
    void timersFireAndASignalThatCameBeforeWinsHoweverLateTheEngineIs() throws Exception {
        TestMachine machine = TestMachine.named("Timers")
                .initial(Deadline.class)
                .terminal(End.class)
                .signal(Go.class)
                .on(Deadline.class, Go.class, (s, go, c) -> new End(go.n()))
                .at(Deadline.class, "by", Deadline::by, (s, c) -> new End(-1));
        Instant by;
        long signalled;
        long silent;
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, machine);
            // One that was signalled in time, however slow the machine is.
            do {
                by = now().plusSeconds(1);
                signalled = client.insert(machine.insert(new Deadline(by)));
                client.signal(signalled, new Go(7));
            } while (!now().isBefore(by));
            silent = client.insert(machine.insert(new Deadline(by)));
        }
        Instant deadline = by;
        Until.holds(() -> now().isAfter(deadline));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            client.signal(silent, new Go(8));
            assertThat(result(client.await(signalled, SOON))).isEqualTo(new End(7));
            assertThat(result(client.await(silent, SOON))).isEqualTo(new End(-1));
        }
    }

    @Test
    void whatAStepWritesThroughItsConnectionIsCommittedWithItsOutcomeOrNotAtAll() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ledger (n bigint)");
        }
        TestMachine machine = TestMachine.named("Ledger")
                .initial(Start.class)
                .terminal(End.class)
                .retry(5, Duration.ofMillis(1), Duration.ofMillis(1))
                .transaction(Start.class, (s, none, c, connection) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO ledger VALUES (" + s.n() + ")");
                    }
                    if (c.attempt() < 2) {
                        throw new IllegalStateException("after it wrote");
                    }
                    assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                    return new End(s.n());
                });
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                ids.add(client.insert(machine.insert(new Start(n))));
            }
            for (long id : ids) {
                assertThat(result(client.await(id, SOON))).isInstanceOf(End.class);
            }
        }
        assertThat(count("SELECT count(*) FROM ledger")).isEqualTo(20);
        assertThat(count("SELECT count(DISTINCT n) FROM ledger")).isEqualTo(20);
    }

    @Test
    void whatCannotBeStoredIsRefusedBeforeAnythingIsWritten() throws Exception {
        TestMachine machine = TestMachine.named("Limits")
                .initial(Text.class)
                .terminal(End.class)
                .action(Text.class, (s, c) -> new End(1));
        try (Pawl pawl = Pawl.on(database.dataSource()).maxDocumentBytes(1000).start()) {
            TestClient client = new TestClient(pawl, machine);
            assertThatThrownBy(() -> client.insert(machine.insert(new Text("é".repeat(600)))))
                    .isInstanceOf(DocumentTooLargeException.class)
                    .hasMessageContaining("1000");
            client.insert(machine.insert(new Text("é".repeat(450))));
            assertThat(count("SELECT count(*) FROM pawl.instances")).isEqualTo(1);
        }
    }

    @Test
    void theUrgentGoFirst() throws Exception {
        ConcurrentLinkedQueue<Long> order = new ConcurrentLinkedQueue<>();
        TestMachine machine = TestMachine.named("Priorities")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    order.add(s.n());
                    return new End(s.n());
                });
        List<Long> ids = new ArrayList<>();
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, machine);
            for (int priority : new int[] {1, 9, 5, 0, 7}) {
                ids.add(client.insert(machine.insert(
                        new Start(priority), InsertOptions.defaults().priority(priority))));
            }
        }
        try (Pawl pawl =
                Pawl.on(database.dataSource()).run(machine).queue("default", 1).start()) {
            TestClient client = new TestClient(pawl, machine);
            for (long id : ids) {
                client.await(id, SOON);
            }
        }
        assertThat(order).containsExactly(9L, 7L, 5L, 1L, 0L);
    }

    @Test
    void closingWaitsForStepsThatEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Drain")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                    return new End(s.n());
                });
        long id;
        try (Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .drain(Duration.ofSeconds(40))
                .start()) {
            id = new TestClient(pawl, machine).insert(machine.insert(new Start(0)));
            running.await();
        }
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            assertThat(result(new TestClient(clientOnly, machine).await(id, Duration.ZERO)))
                    .isEqualTo(new End(0));
        }
    }

    @Test
    void closingGivesBackAtOnceWhatDoesNotEndInTime() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Drain")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    if (running.getCount() > 0) {
                        running.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                    }
                    return new End(s.n());
                });
        long id;
        try (Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .drain(Duration.ofMillis(200))
                .start()) {
            id = new TestClient(pawl, machine).insert(machine.insert(new Start(1)));
            running.await();
        }
        interrupted.await();
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            assertThat(new TestClient(clientOnly, machine).get(id).orElseThrow().status())
                    .isEqualTo(Status.RUNNABLE);
        }
        try (Pawl pawl = start(machine)) {
            assertThat(result(new TestClient(pawl, machine).await(id, SOON))).isEqualTo(new End(1));
        }
    }

    @Test
    void aClosedNodeSaysSo() {
        TestMachine machine = TestMachine.named("Closed")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(0));
        Pawl pawl = start(machine);
        TestClient client = new TestClient(pawl, machine);
        pawl.close();
        pawl.close();
        assertThatThrownBy(() -> client.insert(machine.insert(new Start(0)))).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> client.get(1)).isInstanceOf(EngineClosedException.class);
    }

    @Test
    void aRowThatSomebodyHasLockedHoldsUpNobodyElse() throws Exception {
        CountDownLatch acted = new CountDownLatch(6);
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Locked")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    acted.countDown();
                    go.await();
                    return new End(s.n());
                });
        try (Pawl pawl = Pawl.on(database.dataSource())
                        .run(machine)
                        .queue("default", 6)
                        .start();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                ids.add(client.insert(machine.insert(new Start(n))));
            }
            acted.await();
            other.setAutoCommit(false);
            long locked = ids.remove(3);
            statement.execute("SELECT 1 FROM pawl.instance WHERE id = " + locked + " FOR UPDATE");
            go.countDown();
            for (long id : ids) {
                assertThat(result(client.await(id, SOON))).isInstanceOf(End.class);
            }
            assertThat(client.get(locked).orElseThrow().status()).isEqualTo(Status.EXECUTING);
            other.rollback();
            assertThat(result(client.await(locked, SOON))).isEqualTo(new End(3));
            assertThat(pawl.counters().steps()).isEqualTo(6);
        }
    }

    @Test
    void twoNodesShareTheWorkAndLoseNone() throws Exception {
        ConcurrentLinkedQueue<Long> ran = new ConcurrentLinkedQueue<>();
        TestMachine machine = TestMachine.named("Two")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(Start.class, (s, c) -> new Middle(s.n()))
                .on(Middle.class, Go.class, (s, go, c) -> {
                    ran.add(s.n());
                    return new End(s.n());
                });
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            List<Inserted> inserted = client.insertAll(LongStream.range(0, 500)
                    .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(n), InsertOptions.key("k" + n)))
                    .toList());
            List<Thread> senders = IntStream.range(0, 4)
                    .mapToObj(sender -> new Thread(() -> {
                        TestClient mine = new TestClient(sender % 2 == 0 ? one : two, machine);
                        for (int n = sender; n < 500; n += 4) {
                            mine.signal("k" + n, new Go(n), SignalOptions.dedup("d"));
                            mine.signal("k" + n, new Go(n), SignalOptions.dedup("d"));
                        }
                    }))
                    .toList();
            senders.forEach(Thread::start);
            for (Thread sender : senders) {
                sender.join();
            }
            for (Inserted row : inserted) {
                assertThat(result(client.await(row.id(), SOON))).isInstanceOf(End.class);
            }
            assertThat(ran).hasSize(500).doesNotHaveDuplicates();
            Until.counted(
                    1000, () -> one.counters().committed() + two.counters().committed());
        }
    }

    @Test
    void aNodeThatCannotBeBuiltSaysWhy() {
        TestMachine machine = TestMachine.named("Built")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(0));
        Pawl.Builder builder = Pawl.on(database.dataSource());
        assertThatThrownBy(() -> builder.queue("q", 0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> builder.queue("q", -1)).hasMessageContaining("at least 1, not -1");
        assertThatThrownBy(() -> builder.queue(" ", 1)).hasMessageContaining("blank");
        assertThatThrownBy(() -> builder.run(machine).run(machine)).hasMessageContaining("registered twice");
        assertThatThrownBy(() -> Pawl.on(database.dataSource()).queue("q", 1).start())
                .hasMessageContaining("no machine");
    }
}
