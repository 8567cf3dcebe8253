package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.Outcome;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.testing.FaultySource;
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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of instances when steps misbehave, or the database does. */
@Timeout(60)
class TroubleTest {

    record Start(long n) {}

    record Middle(long n) {}

    record Fragile(long n) {
        Fragile {
            if (n < 0) {
                throw new AssertionError("a state that refuses its own document");
            }
        }
    }

    record Deadline(Instant by) {}

    record End(long n) {}

    record Go(long n) {}

    /** One whose own methods fail. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message either");
        }
    }

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

    private Pawl.Builder node(TestMachine machine) {
        return Pawl.on(database.dataSource())
                .run(machine)
                .poll(Duration.ofMillis(100))
                .drain(Duration.ofSeconds(5));
    }

    private static TestMachine startToEnd(String name) {
        return TestMachine.named(name).initial(Start.class).terminal(End.class);
    }

    private static Object result(Completion<Object> completion) {
        assertThat(completion).isInstanceOf(Completion.Done.class);
        return ((Completion.Done<Object>) completion).result();
    }

    /** From now on, the server takes so long for each instance that ends. */
    private void slowEnds(String seconds) throws SQLException {
        database.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN IF NEW.status = 4 THEN PERFORM pg_sleep(" + seconds + "); END IF; RETURN NEW; END $$");
        database.execute("CREATE TRIGGER slow BEFORE UPDATE ON pawl.instance FOR EACH ROW EXECUTE FUNCTION slow()");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void anErrorStepThatThrowsItsErrorAgainHasFailedLikeAnyOther() {
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = startToEnd("Rethrow")
                .action(Start.class, (s, c) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("first");
                })
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(2))
                .onError(Start.class, IllegalStateException.class, (s, e, c) -> {
                    throw e;
                });
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Failed.class);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void anErrorThatCannotSpeakIsAFailureLikeAnyOther() {
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = startToEnd("Broken")
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(2))
                .action(Start.class, (s, c) -> {
                    calls.incrementAndGet();
                    throw new Broken();
                });
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Failed.class);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void errorsOfTheVirtualMachineAreFailuresToo() {
        TestMachine machine = startToEnd("Deep")
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(2))
                .action(Start.class, (s, c) -> deeper(1) > 0 ? new End(1) : new End(0));
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            Completion<Object> completion = client.await(id, SOON);
            assertThat(completion).isInstanceOf(Completion.Failed.class);
            assertThat(((Completion.Failed<Object>) completion).failure().type())
                    .isEqualTo(StackOverflowError.class.getName());
        }
    }

    private static long deeper(long depth) {
        return deeper(depth + 1) + depth;
    }

    @Test
    void aStateThatThrowsAnErrorWhenItIsReadEndsItsInstanceAsFailed() throws Exception {
        TestMachine machine = TestMachine.named("Fragile")
                .initial(Fragile.class)
                .terminal(End.class)
                .action(Fragile.class, (s, c) -> new End(s.n()));
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, machine);
            long id = client.insert(machine.insert(new Fragile(1)));
            database.execute("UPDATE pawl.instance SET data = '{\"n\":-1}'");
            try (Pawl pawl = node(machine).start()) {
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Failed.class);
                assertThat(pawl.counters().claimed()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTransactionalStepMayLeaveItsThreadInterrupted() throws Exception {
        TestMachine machine = startToEnd("Interrupted").transaction(Start.class, (s, e, c, connection) -> {
            Thread.currentThread().interrupt();
            return new End(c.failures());
        });
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            // So long that its thread waits for the answer, which an interrupted virtual thread does not.
            slowEnds("0.3");
            long id = client.insert(machine.insert(new Start(0)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(0));
        }
    }

    @Test
    void noErrorStepIsCalledForAStepWhoseCommitHadNoAnswer() {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        FaultySource faulty = new FaultySource(database.dataSource());
        TestMachine machine = startToEnd("Unanswered")
                .transaction(Start.class, (s, e, c, connection) -> {
                    if (steps.incrementAndGet() == 1) {
                        // The commit is done, but the answer is lost, and so is that to the first question after it.
                        faulty.loseAnswersOfCommits(1);
                        faulty.refuseConnectionsAfterThat(1);
                    }
                    return new End(s.n());
                })
                .onError(Start.class, Exception.class, (s, e, c) -> {
                    errors.incrementAndGet();
                    return new End(-1);
                });
        try (Pawl pawl = Pawl.on(faulty).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(7)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(7));
        }
        // The instance has ended before its node knows; by now it does.
        assertThat(faulty.lost()).isEqualTo(1);
        assertThat(steps).hasValue(1);
        assertThat(errors).hasValue(0);
    }

    @Test
    void aCommitOfAStepThatFailsForTheDatabasesSakeIsNoErrorOfTheStep() {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        TestMachine machine = startToEnd("Terminated")
                .transaction(Start.class, (s, e, c, connection) -> {
                    if (steps.incrementAndGet() == 1) {
                        try (Statement statement = connection.createStatement();
                                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                            row.next();
                            count("SELECT pg_terminate_backend(" + row.getInt(1) + ", 5000)::int");
                        }
                    }
                    return new End(s.n());
                })
                .onError(Start.class, Exception.class, (s, e, c) -> {
                    errors.incrementAndGet();
                    return new End(-1);
                });
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(7)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(7));
        }
        assertThat(steps).hasValue(2);
        assertThat(errors).hasValue(0);
    }

    @Test
    void delaysAndTimesBeyondAllCountingAreNever() throws Exception {
        TestMachine machine = TestMachine.named("Never")
                .initial(Start.class)
                .state(Middle.class)
                .state(Deadline.class)
                .terminal(End.class)
                .signal(Go.class)
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(
                        Start.class,
                        (s, c) -> Outcome.after(Duration.ofSeconds(Long.MAX_VALUE))
                                .next(new Middle(0)))
                .action(Middle.class, (s, c) -> new End(-1))
                .after(Middle.class, Duration.ofSeconds(Long.MAX_VALUE), (s, c) -> new End(-2))
                .on(Middle.class, Go.class, (s, e, c) -> new Deadline(Instant.MAX))
                .at(Deadline.class, "by", Deadline::by, (s, c) -> new End(-3))
                .on(Deadline.class, Go.class, (s, e, c) -> new End(1));
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            awaitState(client, id, "Middle");
            client.signal(id, new Go(1));
            awaitState(client, id, "Deadline");
            assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.WAITING);
            client.signal(id, new Go(2));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(1));
        }
    }

    private static void awaitState(TestClient client, long id, String state) throws Exception {
        Until.holds(() -> {
            Instance<Object> instance = client.get(id).orElseThrow();
            assertThat(instance.completion().map(Object::toString).orElse("")).doesNotContain("Failed");
            return instance.stateName().equals(state) && instance.status() != Status.EXECUTING;
        });
    }

    @Test
    void allIsFinishedThoughEveryConnectionIsCutAgainAndAgain() throws Exception {
        int instances = 400;
        TestMachine machine = TestMachine.named("Cut")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(Start.class, (s, c) -> s.n() < 5 ? new Start(s.n() + 1) : new Middle(0))
                .on(Middle.class, Go.class, (s, go, c) -> s.n() == 2 ? new End(3) : new Middle(s.n() + 1));
        try (Pawl pawl = node(machine).lease(Duration.ofSeconds(1)).start()) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = client
                    .insertAll(LongStream.range(0, instances)
                            .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(0)))
                            .toList())
                    .stream()
                    .map(Inserted::id)
                    .toList();
            CountDownLatch sent = new CountDownLatch(1);
            Thread sender = new Thread(() -> {
                for (int go = 0; go < 3; go++) {
                    for (long id : ids) {
                        SignalOptions once = SignalOptions.dedup("go " + go);
                        Go signal = new Go(go);
                        Until.answered(() -> client.signal(id, signal, once));
                    }
                }
                sent.countDown();
            });
            sender.start();
            for (int cut = 0; cut < 8; cut++) {
                count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                sent.await(250, TimeUnit.MILLISECONDS);
            }
            sent.await();
            for (long id : ids) {
                // Connections that were cut may still lie in the pool.
                assertThat(result(Until.answered(() -> client.await(id, SOON)))).isEqualTo(new End(3));
            }
            assertThat(count("SELECT count(*) FROM pawl.signal")).isZero();
            assertThat(count("SELECT count(*) FROM pawl.instance WHERE taken <> 3"))
                    .isZero();
        }
    }

    @Test
    void whatComesWhileThereIsNoRoomIsTakenUpWhenThereIs() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = startToEnd("Room").action(Start.class, (s, c) -> {
            if (s.n() > 0) {
                go.await();
            }
            return new End(s.n());
        });
        // Nobody looks for work here, and nobody is told of it but by the node itself.
        try (Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .queue("default", 1)
                .poll(Duration.ofHours(1))
                .listen(false)
                .start()) {
            TestClient client = new TestClient(pawl, machine);
            // Before it knows how long they last, it takes no more than it can run.
            List<Inserted> rows = client.insertAll(LongStream.range(0, 20)
                    .<dev.pawl.Insert<Object>>mapToObj(n -> machine.insert(new Start(1)))
                    .toList());
            Until.holds(() -> pawl.counters().claimed() >= 1);
            long late = client.insert(machine.insert(new Start(0)));
            assertThat(pawl.counters().claimed()).isEqualTo(1);
            go.countDown();
            assertThat(result(client.await(late, SOON))).isEqualTo(new End(0));
            assertThat(rows).hasSize(20);
            for (Inserted row : rows) {
                assertThat(result(client.await(row.id(), SOON))).isEqualTo(new End(1));
            }
        }
    }

    @Test
    void aGroupThatTakesLongerThanStatementsMayIsSplit() throws Exception {
        CountDownLatch acted = new CountDownLatch(20);
        TestMachine machine = startToEnd("Limited").action(Start.class, (s, c) -> {
            acted.countDown();
            acted.await();
            return new End(s.n());
        });
        // More than ten ends take for ever together, and fewer no time.
        database.execute("CREATE FUNCTION crowded() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM set_config('test.ends', (COALESCE(NULLIF(current_setting('test.ends', true), ''), '0')::int + 1)::text, true);"
                + " IF current_setting('test.ends')::int > 10 THEN PERFORM pg_sleep(300); END IF; RETURN NEW; END $$");
        database.execute("CREATE TRIGGER crowded BEFORE UPDATE ON pawl.instance FOR EACH ROW"
                + " WHEN (NEW.status = 4) EXECUTE FUNCTION crowded()");
        var config = database.config();
        config.addDataSourceProperty("options", "-c statement_timeout=2000");
        try (var limited = new com.zaxxer.hikari.HikariDataSource(config);
                Pawl pawl = Pawl.on(limited).run(machine).queue("default", 20).start();
                Pawl clients = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clients, machine);
            List<Long> ids = LongStream.range(0, 20)
                    .mapToObj(n -> client.insert(machine.insert(new Start(n))))
                    .toList();
            for (long id : ids) {
                assertThat(result(client.await(id, SOON))).isInstanceOf(End.class);
            }
        }
    }
}
