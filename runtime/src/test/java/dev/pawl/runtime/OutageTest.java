package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.Recording;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import dev.pawl.runtime.testing.Wire;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node does and says while there is no way to its database. */
@Timeout(60)
class OutageTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestDatabase database;

    private final Recording told = new Recording();
    private final CapturedLog ofThePool = new CapturedLog("com.zaxxer", Level.OFF);
    private Wire wire;
    private HikariDataSource pool;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() throws Exception {
        wire = new Wire(database.url());
        HikariConfig config = database.config();
        config.setJdbcUrl(wire.url());
        config.setConnectionTimeout(5_000);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        pool.close();
        wire.close();
        ofThePool.close();
    }

    private static TestMachine machine(String name) {
        return TestMachine.named(name)
                .queue(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class);
    }

    private Pawl.Builder node(TestMachine machine) {
        return Pawl.on(pool).run(machine).poll(Duration.ofMillis(50)).listener(told);
    }

    @Test
    void anOutageIsOneWarningAndItsEndOneLine() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = machine("Out").action(Start.class, (s, c) -> {
            calls.incrementAndGet();
            running.countDown();
            go.await();
            return new End(s.n());
        });
        try (CapturedLog log = new CapturedLog("dev.pawl.runtime", Level.INFO);
                Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long one = client.insert(machine.insert(new Start(1)));
            long two = client.insert(machine.insert(new Start(2)));
            running.await();
            wire.cut();
            // Their outcomes are to be committed now.
            go.countDown();
            told.await(PawlEvent.DatabaseLost.class, lost -> true);
            Until.holds(() -> wire.refused() >= 6);
            wire.mend();
            told.await(PawlEvent.DatabaseBack.class, back -> true);
            try (Pawl office = Pawl.on(database.dataSource()).start()) {
                TestClient other = new TestClient(office, machine);
                assertThat(other.await(one, SOON)).isInstanceOf(Completion.Done.class);
                assertThat(other.await(two, SOON)).isInstanceOf(Completion.Done.class);
            }
            assertThat(calls).hasValue(2);
            assertThat(log.messages(Level.WARN)).singleElement().asString().startsWith("The database does not answer");
            assertThat(log.messages(Level.ERROR)).isEmpty();
            assertThat(log.messages(Level.INFO).stream().filter(m -> m.startsWith("The database answers again")))
                    .hasSize(1);
            assertThat(log.events()).allMatch(event -> event.getThrowableProxy() == null);
        }
    }

    private static void assertDone(TestClient client, long... ids) {
        for (long id : ids) {
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    private Pawl.Builder impatient(TestMachine machine) {
        return node(machine).networkTimeout(Duration.ofSeconds(3));
    }

    private static final String COMMIT = "moved AS";

    @Test
    void aConnectionThatGoesSilentBeforeACommitHoldsUpThatCommitAloneAndUsersTakeTheirTime() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = machine("Silent")
                .action(Start.class, (s, c) -> {
                    calls.incrementAndGet();
                    return s.n() == 0 ? new End(0) : new Middle(s.n());
                })
                .<Middle>transaction(Middle.class, (s, e, c, connection) -> {
                    try (Statement slow = connection.createStatement()) {
                        slow.execute("SELECT pg_sleep(3.5)");
                    }
                    return new End(c.failures());
                });
        try (CapturedLog ofTheSilence = new CapturedLog("dev.pawl.runtime", Level.OFF);
                Pawl pawl = impatient(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long slow = client.insert(machine.insert(new Start(1)));
            told.await(
                    PawlEvent.StepStarted.class,
                    started -> started.subject().state().equals("Middle"));
            wire.silenceAt(COMMIT, false);
            long silent = client.insert(machine.insert(new Start(0)));
            wire.awaitSilence();
            long next = client.insert(machine.insert(new Start(0)));
            assertDone(client, next);
            assertDone(client, silent);
            assertThat(client.await(slow, SOON)).isEqualTo(new Completion.Done<Object>(new End(0)));
            assertThat(calls).hasValue(3);
            assertThat(pawl.counters().stale()).isZero();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostInSilenceIsSettledByReading() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = machine("Answer")
                .action(Start.class, (s, c) -> {
                    calls.incrementAndGet();
                    return new Middle(s.n());
                })
                .<Middle>transaction(Middle.class, (s, e, c, connection) -> {
                    calls.incrementAndGet();
                    return new End(c.failures());
                });
        try (Pawl pawl = impatient(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            wire.silenceAt(COMMIT, true);
            long one = client.insert(machine.insert(new Start(0)));
            wire.awaitSilence();
            assertThat(client.await(one, SOON)).isEqualTo(new Completion.Done<Object>(new End(0)));
            assertThat(calls).hasValue(2);
            wire.silenceAt("pawl: stale outcome", true);
            long two = client.insert(machine.insert(new Start(0)));
            assertThat(client.await(two, SOON)).isEqualTo(new Completion.Done<Object>(new End(0)));
            assertThat(calls).hasValue(4);
            told.await(PawlEvent.DatabaseLost.class, lost -> true);
            assertThat(pawl.counters().stale()).isZero();
        }
    }

    @Test
    void aClaimThatNobodyAnswersIsMadeAgain() throws Exception {
        TestMachine machine = machine("Claim").action(Start.class, (s, c) -> new End(s.n()));
        try (Pawl office = Pawl.on(database.dataSource()).start()) {
            wire.silenceAt("picked AS", false);
            try (Pawl pawl = impatient(machine).start()) {
                TestClient client = new TestClient(office, machine);
                wire.awaitSilence();
                assertDone(client, client.insert(machine.insert(new Start(0))));
            }
        }
    }
}
