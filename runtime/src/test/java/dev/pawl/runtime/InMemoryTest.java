package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.HistoryEntry.What;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestMachine;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node without a database, and its time. */
@Timeout(60)
class InMemoryTest {

    record Start(long n) {}

    record Deadline(Instant by) {}

    record End(long n) {}

    record Late(Instant at) {}

    record Go(long n) {}

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestMachine waiting() {
        return TestMachine.named("Waiting")
                .initial(Deadline.class)
                .terminal(End.class)
                .terminal(Late.class)
                .signal(Go.class)
                .on(Deadline.class, Go.class, (s, go, c) -> new End(go.n()))
                .at(Deadline.class, "by", Deadline::by, (s, c) -> new Late(c.now()));
    }

    private static TestMachine quick() {
        return TestMachine.named("Quick")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(s.n()));
    }

    @Test
    void whoeverWaitsForATimeWakesWhenItIsMovedThere() {
        ManualClock clock = ManualClock.at(NOON);
        TestMachine machine = waiting();
        try (Pawl pawl = Pawl.inMemory(clock).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            Instant by = NOON.plus(Duration.ofDays(3));
            long late = client.insert(machine.insert(new Deadline(by)));
            long signalled = client.insert(machine.insert(new Deadline(by)));
            clock.advance(Duration.ofDays(3).minusNanos(1000));
            client.signal(signalled, new Go(7));
            assertThat(client.await(signalled, SOON)).isEqualTo(new Completion.Done<>(new End(7)));
            assertThat(client.get(late).orElseThrow().status()).isEqualTo(Status.WAITING);
            clock.advanceTo(by);
            assertThat(client.await(late, SOON)).isEqualTo(new Completion.Done<>(new Late(by)));
            assertThat(client.get(late).orElseThrow().endedAt()).contains(by);
            assertThat(pawl.counters().reaped()).isZero();
        }
    }

    @Test
    void aLeaseOutlivesTheTimeThatIsSkipped() throws Exception {
        ManualClock clock = ManualClock.at(NOON);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch skipped = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Slow")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    skipped.await();
                    return new End(c.failures());
                });
        try (Pawl pawl = Pawl.inMemory(clock).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(1)));
            running.await();
            clock.advance(Duration.ofDays(365));
            skipped.countDown();
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End(0)));
            assertThat(pawl.counters().reaped()).isZero();
        }
    }

    @Test
    void aScheduleComesWhenTheTimeIsMovedThere() throws Exception {
        ManualClock clock = ManualClock.at(NOON);
        TestMachine machine = quick();
        BlockingQueue<Instant> times = new LinkedBlockingQueue<>();
        try (Pawl pawl = Pawl.inMemory(clock)
                .run(machine)
                .schedule("daily", Schedule.cron("0 3 * * *").zone("UTC"), occurrence -> {
                    times.add(occurrence.at());
                    return machine.insert(new Start(1));
                })
                .start()) {
            clock.advance(Duration.ofHours(15));
            assertThat(times.take()).isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
            Operations operations = pawl.operations("Eve");
            clock.advance(Duration.ofDays(2));
            assertThat(operations.deleteSchedule("daily"))
                    .as("its node is alive, however far the time was moved")
                    .isEqualTo(OperationResult.NOT_APPLICABLE);
            // Of the two that were missed the last.
            assertThat(times.take()).isEqualTo(Instant.parse("2026-01-04T03:00:00Z"));
        }
    }

    @Test
    void timeGoesOn() {
        ManualClock clock = ManualClock.at(NOON);
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("time goes on, not back: it is 2026-01-01T12:00:00Z");
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void aMachineThatTakesAConnectionIsRefused() {
        TestMachine machine = TestMachine.named("Ledger")
                .initial(Start.class)
                .terminal(End.class)
                .transaction(Start.class, (s, e, context, connection) -> new End(1));
        assertThatThrownBy(() -> Pawl.inMemory().run(machine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Step step0 of Ledger v1 takes a Connection, and a node in memory has none");
    }

    @Test
    void aClientOnACallersConnectionIsRefused() {
        TestMachine machine = quick();
        try (Pawl pawl = Pawl.inMemory().run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            Connection connection = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null);
            assertThatThrownBy(() -> client.on(connection))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Pawl.inMemory()");
        }
    }

    @Test
    void aHundredThousandAreRunWhileAsManyWait() {
        TestMachine quick = quick();
        TestMachine waiting = waiting();
        int count = 100_000;
        try (Pawl pawl = Pawl.inMemory().run(quick).run(waiting).start()) {
            TestClient waiters = new TestClient(pawl, waiting);
            waiters.insertAll(Collections.nCopies(count, waiting.insert(new Deadline(Instant.MAX))));
            TestClient client = new TestClient(pawl, quick);
            List<Inserted> inserted = client.insertAll(LongStream.range(0, count)
                    .<Insert<Object>>mapToObj(n -> quick.insert(new Start(n)))
                    .toList());
            for (Inserted one : inserted) {
                assertThat(client.await(one.id(), SOON)).isInstanceOf(Completion.Done.class);
            }
        }
    }

    @Test
    void operatorsAndTheHistoryAreThereToo() {
        TestMachine machine = waiting();
        try (Pawl pawl = Pawl.inMemory().run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Deadline(Instant.MAX), InsertOptions.key("k")));
            Operations operations = pawl.operations("somebody");
            assertThat(operations.pause(id)).isEqualTo(OperationResult.DONE);
            assertThat(operations.resume(id)).isEqualTo(OperationResult.DONE);
            assertThat(operations.signal(id, "Go", "{\"n\":3}", null)).isEqualTo(OperationResult.DONE);
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End(3)));
            assertThat(client.history(id))
                    .extracting(HistoryEntry::what)
                    .containsExactly(What.INSERTED, What.PAUSED, What.RESUMED, What.SIGNALLED, What.ENTERED);
            assertThat(client.find("k").orElseThrow().document()).isEqualTo("{\"n\":3}");
        }
    }
}
