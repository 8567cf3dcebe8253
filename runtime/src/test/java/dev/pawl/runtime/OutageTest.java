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
import dev.pawl.runtime.testing.Wire;
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
        config.setConnectionTimeout(500);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        pool.close();
        wire.close();
        ofThePool.close();
    }

    private static TestMachine machine(String name) {
        return TestMachine.named(name).queue(name).initial(Start.class).terminal(End.class);
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
            while (wire.refused() < 6) {
                Thread.onSpinWait();
            }
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
}
