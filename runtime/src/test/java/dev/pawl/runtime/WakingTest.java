package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
            everything(clientOnly);
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

    @Test
    void byLookingAloneWhereNoticesAreLost() throws SQLException {
        // The servers' own function is no longer what a name without a schema means.
        database.execute("CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql AS ''");
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        database.execute("ALTER DATABASE " + name + " SET search_path = public, pg_catalog");
        database.dataSource().getHikariPoolMXBean().softEvictConnections();
        Events heard = new Events();
        try (Pawl ignored = worker().poll(Duration.ofMillis(50)).listener(heard).start();
                Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            everything(clientOnly);
            assertThat(heard.notices).hasValue(0);
            assertThat(heard.looks).hasPositiveValue();
        }
    }

    @Test
    void byTheFirstLookAfterTheListeningConnectionWasKilled() throws Exception {
        try (Pawl ignored = worker().poll(NEVER).start();
                Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            for (int i = 0; i < 3; i++) {
                killListeners();
                everything(clientOnly);
            }
        }
    }

    /** Waits until there is one. */
    private void killListeners() throws Exception {
        Until.holds(() -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            SELECT count(pg_terminate_backend(a.pid))::int AS n FROM pg_stat_activity a
                            WHERE a.datname = current_database() AND (a.query LIKE 'LISTEN %')
                            """)) {
                row.next();
                return row.getInt("n") > 0;
            }
        });
    }

    /** Whatever another node can do that gives this one work. */
    private void everything(Pawl other) {
        TestClient client = new TestClient(other, machine);
        Operations operations = other.operations("alice");
        through(client);
        client.insertAll(List.of(machine.insert(new Start(1)), machine.insert(new Start(2))))
                .forEach(inserted -> signalled(client, inserted.id()));
        signalled(client, client.insert(machine.insert(new Start(3), after(Duration.ofMillis(100)))));
        operations.pauseMachine("Waking");
        long paused = client.insert(machine.insert(new Start(4)));
        operations.resumeMachine("Waking");
        signalled(client, paused);
        operations.pauseQueue("default");
        paused = client.insert(machine.insert(new Start(5)));
        operations.resumeQueue("default");
        signalled(client, paused);
        paused = client.insert(machine.insert(new Start(6), after(Duration.ofMillis(100))));
        operations.pause(paused);
        operations.resume(paused);
        signalled(client, paused);
    }

    private static InsertOptions after(Duration delay) {
        return InsertOptions.defaults().after(delay);
    }

    private static void signalled(TestClient client, long id) {
        client.signal(id, new Go(id));
        assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(id)));
    }

    /** Counts why workers looked for work. */
    private static final class Events implements PawlListener {

        private final AtomicInteger notices = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public void woken(PawlEvent.Woken event) {
            switch (event.cause()) {
                case NOTICE -> notices.incrementAndGet();
                case LOOK -> looks.incrementAndGet();
                case NODE -> {}
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
