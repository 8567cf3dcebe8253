package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A signal and its step on one node: the delivery has claimed the instance, where there was room for it. */
@Timeout(60)
class HandedOverTest {

    record Waiting(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final long SLOW = -1;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final TestMachine machine = TestMachine.named("Handed")
            .initial(Waiting.class)
            .terminal(End.class)
            .signal(Go.class)
            .on(Waiting.class, Go.class, (s, signal, c) -> {
                if (signal.n() == SLOW) {
                    begun.countDown();
                    go.await();
                }
                return new End(signal.n());
            });

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
        return Pawl.on(database.dataSource()).run(machine).poll(NEVER).listen(false);
    }

    private long waiting(TestClient client) {
        return client.insert(machine.insert(new Waiting(0)));
    }

    private void through(TestClient client, long id) {
        client.signal(id, new Go(7));
        assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(7)));
    }

    /** What the worker of the queue has asked for since it found nothing, and why it has. */
    private static final class Events implements PawlListener {

        private final Queue<PawlEvent> claims = new ConcurrentLinkedQueue<>();

        @Override
        public void claimed(PawlEvent.Claimed event) {
            if (event.count() > 0) {
                claims.add(new PawlEvent.Claimed(event.queue(), event.asked(), event.count(), Duration.ZERO));
            }
        }

        @Override
        public void woken(PawlEvent.Woken event) {
            claims.add(event);
        }
    }

    /**
     * Sends signals until one goes the short way: the claimer of a node that starts may still be asking for all that there is room
     * for, and a delivery learns by what it finds. From then on nothing wakes the claimer.
     */
    private void untilClaimedBySignal(TestClient client, Events events, PawlEvent.Claimed expected, InsertOptions in)
            throws Exception {
        Until.done(() -> {
            long id = client.insert(machine.insert(new Waiting(0), in));
            events.claims.clear();
            through(client, id);
            return List.copyOf(events.claims).equals(List.of(expected));
        });
    }

    @Test
    void nobodyIsWokenForWhatTheDeliveryHasClaimed() throws Exception {
        Events events = new Events();
        try (Pawl pawl = worker().queue("default", 5).listener(events).start()) {
            TestClient client = new TestClient(pawl, machine);
            List<Long> ids = List.of(waiting(client), waiting(client), waiting(client));
            PawlEvent.Claimed one = new PawlEvent.Claimed("default", 1, 1, Duration.ZERO);
            untilClaimedBySignal(client, events, one, InsertOptions.defaults());
            events.claims.clear();
            for (long id : ids) {
                through(client, id);
            }
            assertThat(events.claims).containsExactly(one, one, one);
        }
    }

    @Test
    void inMemoryToo() throws Exception {
        Events events = new Events();
        try (Pawl pawl = Pawl.inMemory().run(machine).listener(events).start()) {
            TestClient client = new TestClient(pawl, machine);
            PawlEvent.Claimed one = new PawlEvent.Claimed("default", 1, 1, Duration.ZERO);
            untilClaimedBySignal(client, events, one, InsertOptions.defaults());
        }
    }

    @Test
    void aQueueOfTheGreatestConcurrencyHasRoom() throws Exception {
        Events events = new Events();
        try (Pawl pawl =
                worker().queue("default", Integer.MAX_VALUE).listener(events).start()) {
            TestClient client = new TestClient(pawl, machine);
            PawlEvent.Claimed one = new PawlEvent.Claimed("default", 1, 1, Duration.ZERO);
            untilClaimedBySignal(client, events, one, InsertOptions.defaults());
        }
    }

    @Test
    void theQueueInWhichAMachineIsIsLearnt() throws Exception {
        Events events = new Events();
        try (Pawl pawl =
                worker().queue("default", 1).queue("urgent", 3).listener(events).start()) {
            TestClient client = new TestClient(pawl, machine);
            InsertOptions urgent = InsertOptions.defaults().queue("urgent");
            PawlEvent.Claimed one = new PawlEvent.Claimed("urgent", 1, 1, Duration.ZERO);
            untilClaimedBySignal(client, events, one, urgent);
        }
    }

    @Test
    void withoutRoomItIsLeftForWhoeverHasSome() throws Exception {
        try (Pawl full = worker().queue("default", 1).start()) {
            TestClient client = new TestClient(full, machine);
            long slow = waiting(client);
            long other = waiting(client);
            client.signal(slow, new Go(SLOW));
            begun.await();
            client.signal(other, new Go(7));
            assertThat(client.get(other).orElseThrow().status()).isEqualTo(Status.RUNNABLE);
            try (Pawl free = worker().queue("default", 1).start()) {
                assertThat(new TestClient(free, machine).await(other, SOON)).isInstanceOf(Completion.Done.class);
            }
            long next = waiting(client);
            client.signal(next, new Go(8));
            go.countDown();
            assertThat(client.await(slow, SOON)).isInstanceOf(Completion.Done.class);
            assertThat(client.await(next, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void whatWaitsForItsRoomWhileADeliveryKeepsItIsClaimedThen() throws Exception {
        try (Pawl pawl = worker().queue("default", 1).start()) {
            TestClient client = new TestClient(pawl, machine);
            long locked = waiting(client);
            long other = waiting(client);
            CompletableFuture<SignalResult> signalled;
            try (Connection holder = database.connect()) {
                signalled = signalledWhileLocked(client, locked, holder);
                // In a transaction of its own, so nobody is told; a look finds it, and there is no room for it.
                client.signalAll(List.of(machine.send(other, new Go(7))));
                holder.rollback();
            }
            assertThat(signalled.get(30, TimeUnit.SECONDS)).isEqualTo(SignalResult.DELIVERED);
            assertThat(client.await(locked, SOON)).isInstanceOf(Completion.Done.class);
            assertThat(client.await(other, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void whatComesWhileTheNodeStopsIsGivenBackAtOnce() throws Exception {
        Pawl pawl = worker().start();
        TestClient client = new TestClient(pawl, machine);
        long id = waiting(client);
        CompletableFuture<SignalResult> signalled;
        Thread closer = new Thread(pawl::close);
        try (Connection holder = database.connect()) {
            signalled = signalledWhileLocked(client, id, holder);
            closer.start();
            // It has stopped by then, and ends what it has under way.
            assertThatThrownBy(() -> Until.done(() -> client.get(id).isEmpty()))
                    .isInstanceOf(EngineClosedException.class);
            holder.rollback();
        }
        assertThat(signalled.get(30, TimeUnit.SECONDS)).isEqualTo(SignalResult.DELIVERED);
        closer.join();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT rev, status, due <= clock_timestamp(), lease IS NULL FROM pawl.instance")) {
            row.next();
            assertThat(row.getLong(1)).as("claimed and given back").isEqualTo(2);
            assertThat(row.getInt(2)).isZero();
            assertThat(row.getBoolean(3)).isTrue();
            assertThat(row.getBoolean(4)).isTrue();
        }
    }

    /** A signal that is under way, and waits for a row that somebody has locked; not for longer than two seconds. */
    private CompletableFuture<SignalResult> signalledWhileLocked(TestClient client, long id, Connection holder)
            throws Exception {
        holder.setAutoCommit(false);
        // Not by the holder: in its transaction it is shown the sessions of its first look, and no others.
        try (Statement statement = holder.createStatement();
                Connection beside = database.connect();
                Statement look = beside.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + id + " FOR NO KEY UPDATE");
            CompletableFuture<SignalResult> signalled =
                    CompletableFuture.supplyAsync(() -> client.signal(id, new Go(1)));
            Until.holds(() -> {
                try (ResultSet row = look.executeQuery("SELECT count(*) > 0 FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    row.next();
                    return row.getBoolean(1);
                }
            });
            return signalled;
        }
    }
}
