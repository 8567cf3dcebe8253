package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.HistoryEntry.What;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.testing.Recording;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator does from one node, and what it means on another; on a real Postgres. */
@Timeout(60)
class OperationsTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private TestDatabase database;
    private final List<Recording> nodes = new ArrayList<>();
    private Pawl office;
    private Operations alice;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        office = Pawl.on(database.dataSource()).start();
        alice = office.operations("alice");
    }

    @AfterEach
    void close() {
        office.close();
        database.close();
    }

    private Pawl start(TestMachine... machines) {
        Recording told = new Recording();
        nodes.add(told);
        Pawl.Builder builder =
                Pawl.on(database.dataSource()).poll(Duration.ofMillis(50)).listener(told);
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder.start();
    }

    /** Every node has looked twice for what is due from now on, so once from the beginning to the end. */
    private void allHaveLooked() throws InterruptedException {
        for (Recording told : nodes) {
            told.awaitMore(PawlEvent.Looked.class, 2);
        }
    }

    private static TestMachine waiting(String name) {
        return TestMachine.named(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(Start.class, (s, c) -> new Middle(s.n() + 1))
                .on(Middle.class, Go.class, (s, go, c) -> new End(go.n()));
    }

    private Status status(long id) {
        return alice.inspect(id).orElseThrow().instance().status();
    }

    private List<What> what(long id) {
        return alice.history(id).stream().map(HistoryEntry::what).toList();
    }

    private static Object result(TestClient client, long id) {
        return ((Completion.Done<Object>) client.await(id, SOON)).result();
    }

    @Test
    void oneThatExecutesEndsItsStepAndRestsUntilItIsResumed() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger second = new AtomicInteger();
        TestMachine machine = TestMachine.named("Resting")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    go.await();
                    return new Middle(1);
                })
                .action(Middle.class, (s, c) -> {
                    second.incrementAndGet();
                    return new End(2);
                });
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(two, machine);
            long id = client.insert(machine.insert(new Start(0)));
            running.await();
            assertThat(alice.pause(id)).isEqualTo(OperationResult.DONE);
            assertThat(alice.pause(id)).isEqualTo(OperationResult.NOT_APPLICABLE);
            assertThat(status(id)).isEqualTo(Status.EXECUTING);
            go.countDown();
            Until.holds(() -> status(id) == Status.PAUSED);
            allHaveLooked();
            assertThat(second).hasValue(0);
            assertThat(alice.inspect(id).orElseThrow().instance().state()).isEqualTo("Middle");
            assertThat(office.operations("bob").resume(id)).isEqualTo(OperationResult.DONE);
            assertThat(alice.resume(id)).isEqualTo(OperationResult.NOT_APPLICABLE);
            assertThat(result(client, id)).isEqualTo(new End(2));
            assertThat(second).hasValue(1);
            assertThat(one.counters().stale() + two.counters().stale()).isZero();
            assertThat(what(id)).containsExactly(What.INSERTED, What.PAUSED, What.ENTERED, What.RESUMED, What.ENTERED);
            assertThat(alice.history(id).get(1).who()).contains("alice");
            assertThat(alice.history(id).get(3).who()).contains("bob");
            assertThat(client.history(id, -1, 1)).hasSize(1);
            assertThat(alice.pause(id)).isEqualTo(OperationResult.NOT_APPLICABLE);
            assertThat(alice.pause(id + 1)).isEqualTo(OperationResult.MISSING);
        }
    }

    @Test
    void whatIsPausedKeepsItsTimesAndItsSignals() throws Exception {
        TestMachine machine = waiting("Keeping");
        try (Pawl worker = start(machine)) {
            TestClient client = new TestClient(worker, machine);
            Instant later = Instant.parse("2099-01-01T00:00:00Z");
            long delayed = client.insert(
                    machine.insert(new Start(0), InsertOptions.defaults().at(later)));
            alice.pause(delayed);
            assertThat(alice.inspect(delayed).orElseThrow().instance().due()).isEmpty();
            alice.resume(delayed);
            assertThat(alice.inspect(delayed).orElseThrow().instance().due()).contains(later);
            assertThat(status(delayed)).isEqualTo(Status.RUNNABLE);

            long id = client.insert(machine.insert(new Start(0)));
            Until.holds(() -> status(id) == Status.WAITING);
            alice.pause(id);
            assertThat(status(id)).isEqualTo(Status.PAUSED);
            assertThat(client.signal(id, new Go(5))).isEqualTo(SignalResult.DELIVERED);
            allHaveLooked();
            assertThat(status(id)).isEqualTo(Status.PAUSED);
            assertThat(alice.inspect(id).orElseThrow().inbox())
                    .extracting(Inspection.Waiting::document)
                    .containsExactly("{\"n\":5}");
            alice.resume(id);
            assertThat(result(client, id)).isEqualTo(new End(5));
            alice.pause(delayed);
            assertThat(alice.cancel(delayed, "never mind")).isEqualTo(OperationResult.DONE);
            assertThat(status(delayed)).isEqualTo(Status.CANCELLED);
        }
    }

    @Test
    void aMachineIsPausedForAllItsInstancesOnAllNodes() throws Exception {
        AtomicBoolean paused = new AtomicBoolean();
        AtomicInteger ran = new AtomicInteger();
        TestMachine machine = TestMachine.named("Stopped")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    if (paused.get()) {
                        ran.incrementAndGet();
                    }
                    Thread.sleep(1);
                    return new End(s.n());
                });
        TestMachine other = waiting("Going");
        try (Pawl one = start(machine, other);
                Pawl two = start(machine, other)) {
            TestClient client = new TestClient(one, machine);
            List<Long> ids = new ArrayList<>(client
                    .insertAll(LongStream.range(0, 1500)
                            .<Insert<Object>>mapToObj(n -> machine.insert(new Start(n)))
                            .toList())
                    .stream()
                    .map(Inserted::id)
                    .toList());
            assertThat(alice.pauseMachine("Stopped")).isTrue();
            assertThat(alice.pauseMachine("Stopped")).isFalse();
            Until.holds(() -> alice.list(InstanceFilter.machine("Stopped").status(Status.EXECUTING), 1)
                    .isEmpty());
            paused.set(true);
            ids.add(client.insert(machine.insert(new Start(0))));
            assertThat(status(ids.get(1500))).isEqualTo(Status.PAUSED);
            assertThat(alice.paused())
                    .extracting(Paused::machine, Paused::who)
                    .containsExactly(tuple(Optional.of("Stopped"), "alice"));
            TestClient others = new TestClient(two, other);
            long id = others.insert(other.insert(new Start(0)));
            others.signal(id, new Go(1));
            assertThat(result(others, id)).isEqualTo(new End(1));
            allHaveLooked();
            assertThat(ran).hasValue(0);
            assertThat(alice.list(InstanceFilter.machine("Stopped").status(Status.RUNNABLE), 1))
                    .isEmpty();
            assertThat(alice.resumeMachine("Stopped")).isTrue();
            assertThat(alice.resumeMachine("Stopped")).isFalse();
            for (long each : ids) {
                client.await(each, SOON);
            }
            assertThat(alice.paused()).isEmpty();
            assertThat(alice.pauseMachine("Nobody knows")).isFalse();
        }
    }

    @Test
    void aQueueIsPausedForWhatIsThereAndForWhatComes() throws Exception {
        TestMachine machine = TestMachine.named("Queued")
                .queue("slow")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(s.n()));
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            assertThat(alice.pauseQueue("slow")).isTrue();
            assertThat(alice.pauseQueue("slow")).isFalse();
            long id = client.insert(machine.insert(new Start(3)));
            allHaveLooked();
            assertThat(status(id)).isEqualTo(Status.RUNNABLE);
            assertThat(one.counters().claimed() + two.counters().claimed()).isZero();
            assertThat(alice.resumeQueue("slow")).isTrue();
            assertThat(alice.resumeQueue("slow")).isFalse();
            assertThat(result(client, id)).isEqualTo(new End(3));
        }
    }

    private static TestMachine failing(AtomicBoolean broken) {
        return TestMachine.named("Failing")
                .initial(Start.class)
                .initial(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(Start.class, (s, c) -> {
                    if (broken.get()) {
                        throw s.n() % 2 == 0 ? new IllegalStateException("even") : new IllegalArgumentException("odd");
                    }
                    return new End(s.n());
                })
                .on(Middle.class, Go.class, (s, go, c) -> {
                    if (broken.get()) {
                        throw new IllegalStateException("signal");
                    }
                    return new End(go.n());
                });
    }

    @Test
    void whatFailedGoesOnWhereItFailed() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        TestMachine machine = failing(broken);
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            List<Long> ids = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                ids.add(client.insert(machine.insert(new Start(n), InsertOptions.key("k" + n))));
            }
            long signalled = client.insert(machine.insert(new Middle(0)));
            client.signal(signalled, new Go(7));
            for (long id : ids) {
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Failed.class);
            }
            assertThat(client.await(signalled, SOON)).isInstanceOf(Completion.Failed.class);
            broken.set(false);
            assertThat(client.insert(machine.insert(new Middle(0), InsertOptions.key("k4"))))
                    .isPositive();
            assertThat(alice.retry(ids.get(4))).isEqualTo(OperationResult.KEY_TAKEN);
            assertThat(alice.retry(ids.get(1))).isEqualTo(OperationResult.DONE);
            assertThat(result(client, ids.get(1))).isEqualTo(new End(1));
            assertThat(alice.retry(ids.get(1))).isEqualTo(OperationResult.NOT_APPLICABLE);
            assertThat(alice.retry(99_999)).isEqualTo(OperationResult.MISSING);
            InstanceFilter odd = InstanceFilter.machine("Failing").failureType("java.lang.IllegalArgumentException");
            assertThat(alice.list(odd, 100)).hasSize(4);
            assertThat(alice.retryAll(odd)).isEqualTo(4);
            assertThat(alice.retryAll(InstanceFilter.machine("Failing"))).isEqualTo(5);
            assertThat(result(client, signalled)).isEqualTo(new End(7));
            for (int n = 0; n < 10; n++) {
                if (n != 4) {
                    assertThat(result(client, ids.get(n))).isEqualTo(new End(n));
                }
            }
            assertThat(what(ids.get(1))).containsExactly(What.INSERTED, What.FAILED, What.RETRIED, What.ENTERED);
            assertThat(two.counters().stale()).isZero();
        }
    }

    @Test
    void twoFailedOnesOfOneKeyAreNotBothBroughtBack() {
        AtomicBoolean broken = new AtomicBoolean(true);
        TestMachine machine = failing(broken);
        try (Pawl worker = start(machine)) {
            TestClient client = new TestClient(worker, machine);
            for (int n = 0; n < 5; n++) {
                long id = client.insert(machine.insert(new Start(n), InsertOptions.key("k" + n / 3)));
                client.await(id, SOON);
            }
            alice.pauseMachine("Failing");
            assertThat(alice.retryAll(InstanceFilter.all())).isEqualTo(2);
        }
    }

    @Test
    void anInstanceIsPutBackWhereItWas() throws Exception {
        TestMachine machine = waiting("Back");
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            long id = client.insert(machine.insert(new Start(1), InsertOptions.key("k")));
            client.signal(id, new Go(5));
            assertThat(result(client, id)).isEqualTo(new End(5));
            List<HistoryEntry> history = alice.history(id);
            assertThat(alice.rewind(id, history.get(2).revision())).isEqualTo(OperationResult.NOT_APPLICABLE);
            assertThat(alice.rewind(id + 9, 0)).isEqualTo(OperationResult.MISSING);
            assertThat(alice.rewind(id, history.get(1).revision())).isEqualTo(OperationResult.DONE);
            Until.holds(() -> status(id) == Status.WAITING);
            assertThat(client.get(id).orElseThrow().state()).contains(new Middle(2));
            long claimed = one.counters().claimed() + two.counters().claimed();
            allHaveLooked();
            assertThat(one.counters().claimed() + two.counters().claimed()).isEqualTo(claimed);
            assertThat(alice.rewind(id, history.get(0).revision())).isEqualTo(OperationResult.DONE);
            client.signal("k", new Go(6));
            assertThat(result(client, id)).isEqualTo(new End(6));
            assertThat(what(id))
                    .containsExactly(
                            What.INSERTED,
                            What.ENTERED,
                            What.ENTERED,
                            What.REWOUND,
                            What.REWOUND,
                            What.ENTERED,
                            What.ENTERED);
            assertThat(alice.history(id).get(3).document()).contains("{\"n\":2}");
            client.insert(machine.insert(new Start(1), InsertOptions.key("k")));
            assertThat(alice.rewind(id, history.get(0).revision())).isEqualTo(OperationResult.KEY_TAKEN);
        }
    }

    @Test
    void whatExecutesWhenItIsPutBackIsVoid() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = TestMachine.named("Void")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    if (calls.incrementAndGet() == 1) {
                        running.countDown();
                        go.await();
                        return new End(-1);
                    }
                    return new End(s.n());
                });
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            long id = client.insert(machine.insert(new Start(4)));
            running.await();
            assertThat(alice.rewind(id, 0)).isEqualTo(OperationResult.DONE);
            assertThat(result(client, id)).isEqualTo(new End(4));
            go.countDown();
            Until.holds(() -> one.counters().stale() + two.counters().stale() == 1);
            assertThat(what(id)).containsExactly(What.INSERTED, What.REWOUND, What.ENTERED);
        }
    }

    @Test
    void aSignalIsSentByNameAndLooksLikeOne() {
        TestMachine machine = waiting("Signalled");
        try (Pawl worker = start(machine)) {
            TestClient client = new TestClient(worker, machine);
            Operations bob = worker.operations("bob");
            long id = client.insert(machine.insert(new Start(1)));
            assertThatThrownBy(() -> bob.signal(id, "Go", "{\"n\":", null)).hasMessageContaining("no JSON");
            assertThatThrownBy(() -> bob.signal(id, "Go", "{} {}", null)).hasMessageContaining("more than one");
            assertThatThrownBy(() -> bob.signal(id, "Go", "", null)).hasMessageContaining("empty");
            assertThatThrownBy(() -> bob.signal(id, "Gone", "{}", null)).hasMessageContaining("has no signal 'Gone'");
            assertThatThrownBy(() -> bob.signal(id, "Go", "[]", null)).hasMessageContaining("cannot read this");
            assertThat(alice.signal(id + 1, "Go", "{\"n\":9}", null)).isEqualTo(OperationResult.MISSING);
            assertThat(alice.signal(id, "Go", "{\"n\":9}", "once")).isEqualTo(OperationResult.DONE);
            assertThat(result(client, id)).isEqualTo(new End(9));
            assertThat(alice.signal(id, "Go", "{\"n\":9}", null)).isEqualTo(OperationResult.NOT_APPLICABLE);
            HistoryEntry told = alice.history(id).stream()
                    .filter(entry -> entry.what() == What.SIGNALLED)
                    .findFirst()
                    .orElseThrow();
            assertThat(told.who()).contains("alice");
            assertThat(told.event().orElseThrow().name()).isEqualTo("Go");
        }
    }

    @Test
    void instancesAreListedByWhatIsAskedForAndPageByPage() {
        TestMachine machine = waiting("Listed");
        TestMachine other = waiting("Else");
        TestClient client = new TestClient(office, machine);
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            ids.add(client.insert(
                    machine.insert(new Start(n), InsertOptions.key((n % 2 == 0 ? "even:" : "odd:") + n))));
        }
        long alien = new TestClient(office, other)
                .insert(other.insert(new Start(0), InsertOptions.defaults().queue("else")));
        InstanceFilter mine = InstanceFilter.machine("Listed");
        List<Inspection> first = alice.list(mine, 4);
        assertThat(first).extracting(Inspection::id).containsExactly(ids.get(9), ids.get(8), ids.get(7), ids.get(6));
        assertThat(alice.list(mine, ids.get(6), 100)).hasSize(6);
        assertThat(alice.list(InstanceFilter.all(), 100)).hasSize(11);
        assertThat(alice.list(mine.keyPrefix("odd:"), 100)).hasSize(5);
        assertThat(alice.list(mine.state("Start").version(1), 100)).hasSize(10);
        assertThat(alice.list(mine.state("Middle"), 100)).isEmpty();
        assertThat(alice.list(mine.version(2), 100)).isEmpty();
        assertThat(alice.list(InstanceFilter.all().queue("else"), 100))
                .extracting(Inspection::id)
                .containsExactly(alien);
        Instant inserted = first.get(0).insertedAt();
        assertThat(alice.list(mine.inserted(inserted, inserted.plusSeconds(1)), 100))
                .extracting(Inspection::id)
                .contains(ids.get(9))
                .doesNotContain(ids.get(0));
        assertThat(alice.list(mine.ended(inserted, inserted.plusSeconds(60)), 100))
                .isEmpty();
        assertThat(alice.cancelAll(mine.keyPrefix("even:"), "no more")).isEqualTo(5);
        assertThat(alice.list(mine.ended(inserted, inserted.plusSeconds(60)), 100))
                .hasSize(5);
        assertThat(alice.list(mine.status(Status.CANCELLED), 100))
                .allSatisfy(one -> assertThat(one.reason()).contains("no more"));
        assertThatThrownBy(() -> alice.list(mine, 0)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> office.operations(" ")).hasMessageContaining("name of an operator");
    }

    @Test
    void onlyWhatHasEndedIsDeletedAndItsHistoryTells() {
        TestMachine machine = waiting("Deleted");
        TestClient client = new TestClient(office, machine);
        long id = client.insert(machine.insert(new Start(0)));
        client.signal(id, new Go(1));
        assertThat(alice.delete(id)).isEqualTo(OperationResult.NOT_APPLICABLE);
        assertThat(alice.cancel(id, "wrong")).isEqualTo(OperationResult.DONE);
        assertThat(alice.cancel(id, "wrong")).isEqualTo(OperationResult.NOT_APPLICABLE);
        assertThat(alice.delete(id)).isEqualTo(OperationResult.DONE);
        assertThat(alice.delete(id)).isEqualTo(OperationResult.MISSING);
        assertThat(alice.inspect(id)).isEmpty();
        assertThat(what(id)).containsExactly(What.INSERTED, What.CANCELLED, What.DELETED);
        assertThat(alice.history(id).get(1).who()).contains("alice");
        assertThat(alice.history(id).get(1).reason()).contains("wrong");
    }
}
