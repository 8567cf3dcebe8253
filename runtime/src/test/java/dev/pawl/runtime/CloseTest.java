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
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a node ends, with steps under way. */
@Timeout(60)
class CloseTest {

    record Start(long n) {}

    record End(long n) {}

    private TestDatabase database;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicReference<Runnable> whileClosing = new AtomicReference<>(() -> {});
    private final TestMachine machine = TestMachine.named("Closing")
            .initial(Start.class)
            .terminal(End.class)
            .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
            .action(Start.class, (s, c) -> {
                running.countDown();
                go.await();
                whileClosing.get().run();
                return new End(s.n());
            });

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private void assertDone(long id) {
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            assertThat(new TestClient(clientOnly, machine).await(id, Duration.ZERO))
                    .isInstanceOf(Completion.Done.class);
        }
    }

    /** A thread that was ended may need a moment to be gone. */
    private static void awaitNoThreads() throws Exception {
        Until.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("pawl-") && !name.startsWith("pawl-step")));
    }

    private static Thread closing(Pawl pawl) throws Exception {
        Thread closer = new Thread(pawl::close);
        closer.start();
        // It waits for the step then.
        Until.holds(() -> closer.getState() == Thread.State.TIMED_WAITING);
        return closer;
    }

    @Test
    void aStepThatEndsMayCallItsOwnNodesClientsUntilItHasEnded() throws Exception {
        Pawl pawl = Pawl.on(database.dataSource()).run(machine).start();
        TestClient client = new TestClient(pawl, machine);
        long id = client.insert(machine.insert(new Start(0)));
        running.await();
        whileClosing.set(() -> client.get(id));
        Thread closer = closing(pawl);
        go.countDown();
        closer.join();
        assertDone(id);
    }

    @Test
    void whoClosesANodeThatIsBeingClosedWaitsForIt() throws Exception {
        Pawl pawl = Pawl.on(database.url(), database.user(), database.password())
                .run(machine)
                .start();
        long id = new TestClient(pawl, machine).insert(machine.insert(new Start(0)));
        running.await();
        Thread first = closing(pawl);
        Thread second = new Thread(pawl::close);
        second.start();
        // It waits, in place of going on.
        Until.holds(() -> second.getState() != Thread.State.NEW && second.getState() != Thread.State.RUNNABLE);
        assertThat(second.isAlive()).isTrue();
        go.countDown();
        first.join();
        second.join();
        assertDone(id);
    }

    @Test
    void aNodeMayWaitForItsStepsForEver() throws Exception {
        Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .drain(ChronoUnit.FOREVER.getDuration())
                .lease(ChronoUnit.FOREVER.getDuration())
                .poll(ChronoUnit.FOREVER.getDuration())
                .start();
        long id = new TestClient(pawl, machine).insert(machine.insert(new Start(0)));
        running.await();
        Thread closer = closing(pawl);
        go.countDown();
        closer.join();
        assertDone(id);
    }

    @Test
    void anInterruptLeavesNoThreadBehind() throws Exception {
        Pawl pawl = Pawl.on(database.dataSource()).run(machine).start();
        new TestClient(pawl, machine).insert(machine.insert(new Start(0)));
        running.await();
        Thread closer = closing(pawl);
        closer.interrupt();
        closer.join();
        awaitNoThreads();
    }

    @Test
    void aStepMayCloseItsNode() throws Exception {
        Pawl pawl = Pawl.on(database.dataSource())
                .run(machine)
                .drain(Duration.ofMillis(100))
                .start();
        long id = new TestClient(pawl, machine).insert(machine.insert(new Start(0)));
        CountDownLatch closed = new CountDownLatch(1);
        whileClosing.set(() -> {
            pawl.close();
            closed.countDown();
        });
        go.countDown();
        closed.await();
        awaitNoThreads();
        whileClosing.set(() -> {});
        try (Pawl other = Pawl.on(database.dataSource()).run(machine).start()) {
            assertThat(new TestClient(other, machine).await(id, Duration.ofSeconds(30)))
                    .isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    @Timeout(25)
    void aNodeWhoseDatabaseIsGoneClosesWhenItsDrainIsOver() throws Exception {
        try (CapturedLog ofThePool = new CapturedLog("com.zaxxer", Level.OFF);
                Wire wire = new Wire(database.url());
                HikariDataSource pool = pool(wire)) {
            Recording told = new Recording();
            Pawl pawl = Pawl.on(pool)
                    .run(machine)
                    .queue("default", 1)
                    .drain(Duration.ofSeconds(1))
                    .listener(told)
                    .start();
            TestClient client = new TestClient(pawl, machine);
            for (int n = 0; n < 3; n++) {
                client.insert(machine.insert(new Start(n)));
            }
            running.await();
            wire.cut();
            told.await(PawlEvent.DatabaseLost.class, lost -> true);
            pawl.close();
            awaitNoThreads();
        }
    }

    private HikariDataSource pool(Wire wire) {
        HikariConfig config = database.config();
        config.setJdbcUrl(wire.url());
        config.setConnectionTimeout(3_000);
        return new HikariDataSource(config);
    }
}
