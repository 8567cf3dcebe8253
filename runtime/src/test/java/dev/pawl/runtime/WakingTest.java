package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a worker learns of work, each way with the others cut off. */
@Timeout(60)
class WakingTest {

    record Start(long n) {}

    record Waiting(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);

    private final TestMachine machine = TestMachine.named("Waking")
            .initial(Start.class)
            .state(Waiting.class)
            .terminal(End.class)
            .signal(Go.class)
            .action(Start.class, (s, c) -> new Waiting(s.n()))
            .on(Waiting.class, Go.class, (s, go, c) -> new End(go.n()));

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Pawl.Builder worker() {
        return Pawl.on(database.dataSource()).run(machine);
    }

    @Test
    void byTheNodeItself() {
        try (Pawl pawl = worker().poll(NEVER).listen(false).start()) {
            through(new TestClient(pawl, machine));
        }
    }

    @Test
    void byWhatOtherNodesAnnounce() {
        try (Pawl ignored = worker().poll(NEVER).start();
                Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            through(new TestClient(clientOnly, machine));
        }
    }

    @Test
    void byLookingAlone() {
        try (Pawl ignored = worker().poll(Duration.ofMillis(50)).listen(false).start();
                Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            through(new TestClient(clientOnly, machine));
        }
    }

    @Test
    void byTheTimeThatALookFound() {
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, machine);
            InsertOptions later = InsertOptions.defaults().after(Duration.ofMillis(700));
            long id = client.insert(machine.insert(new Start(1), later));
            client.signal(id, new Go(1));
            // It looks once, when it starts, and is told of nothing.
            try (Pawl ignored = worker().poll(NEVER).listen(false).start()) {
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
            }
        }
    }

    private void through(TestClient client) {
        long id = client.insert(machine.insert(new Start(1)));
        client.signal(id, new Go(7));
        assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(7)));
    }

    @Test
    void stepsRunOnVirtualThreadsWhereThereAreAny() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        TestMachine threads = TestMachine.named("Threads")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    thread.set(Thread.currentThread());
                    return new End(0);
                });
        try (Pawl pawl = Pawl.on(database.dataSource()).run(threads).start()) {
            TestClient client = new TestClient(pawl, threads);
            client.await(client.insert(threads.insert(new Start(0))), SOON);
        }
        boolean virtual = Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread.get());
        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21);
    }
}
