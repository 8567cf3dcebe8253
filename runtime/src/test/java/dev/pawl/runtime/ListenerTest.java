package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.SignalOptions;
import dev.pawl.Status;
import dev.pawl.runtime.event.PawlEvent;
import dev.pawl.runtime.event.PawlEvent.Signalled.Receipt;
import dev.pawl.runtime.event.PawlEvent.StepEnded.Result;
import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.event.Subject;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.Recording;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What listeners are told, and what they cannot do to a node. */
@Timeout(60)
class ListenerTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestDatabase database;

    private final Recording told = new Recording();

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private Pawl.Builder node(TestMachine machine) {
        return Pawl.on(database.dataSource())
                .run(machine)
                .poll(Duration.ofMillis(50))
                .listener(told);
    }

    private static TestMachine machine(String name) {
        return TestMachine.named(name)
                .queue(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class);
    }

    @Test
    void theLifeOfAnInstanceIsToldFromItsInsertToItsEnd() throws Exception {
        TestMachine machine = machine("Life")
                .action(Start.class, (s, c) -> c.attempt() == 0 ? c.replay(s, Duration.ofMillis(1)) : new Middle(s.n()))
                .retry(3, Duration.ofMillis(1), Duration.ofMillis(1))
                .on(Middle.class, Go.class, (s, go, c) -> {
                    if (c.failures() == 0) {
                        throw new IllegalStateException("once");
                    }
                    return new End(go.n());
                });
        long id;
        try (Pawl pawl = node(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            id = client.insert(machine.insert(new Start(1), InsertOptions.key("k")));
            assertThat(client.tryInsert(machine.insert(new Start(1), InsertOptions.key("k")))
                            .created())
                    .isFalse();
            client.signal(id, new Go(7), SignalOptions.dedup("d"));
            client.signal(id, new Go(7), SignalOptions.dedup("d"));
            client.await(id, SOON);
            assertThat(client.signal(id, new Go(8))).isEqualTo(SignalResult.ENDED);
        }
        Subject start = new Subject(id, Optional.of("k"), "Life", 1, "Start");
        Subject middle = new Subject(id, Optional.of("k"), "Life", 1, "Middle");
        Subject end = new Subject(id, Optional.of("k"), "Life", 1, "End");
        assertThat(told.events(PawlEvent.Inserted.class))
                .extracting(PawlEvent.Inserted::machine, PawlEvent.Inserted::count, PawlEvent.Inserted::refused)
                .containsExactly(tuple("Life", 1, 0), tuple("Life", 0, 1));
        assertThat(told.events(PawlEvent.Signalled.class))
                .extracting(PawlEvent.Signalled::signal, PawlEvent.Signalled::receipt, PawlEvent.Signalled::withCaller)
                .containsExactly(
                        tuple("Go", Receipt.DELIVERED, false),
                        tuple("Go", Receipt.DUPLICATE, false),
                        tuple("Go", Receipt.REFUSED, false));
        assertThat(told.events(PawlEvent.StepStarted.class))
                .extracting(
                        PawlEvent.StepStarted::subject,
                        PawlEvent.StepStarted::step,
                        PawlEvent.StepStarted::attempt,
                        PawlEvent.StepStarted::failures)
                .containsExactly(
                        tuple(start, "step0", 0, 0),
                        tuple(start, "step0", 1, 0),
                        tuple(middle, "step1", 0, 0),
                        tuple(middle, "step1", 1, 1));
        assertThat(told.events(PawlEvent.StepEnded.class))
                .extracting(PawlEvent.StepEnded::subject, PawlEvent.StepEnded::step, PawlEvent.StepEnded::result)
                .containsExactly(
                        tuple(start, "step0", Result.REPLAYED),
                        tuple(start, "step0", Result.ENTERED),
                        tuple(middle, "step1", Result.THREW),
                        tuple(middle, "step1", Result.DONE));
        assertThat(told.events(PawlEvent.StepEnded.class).get(2).error().orElseThrow())
                .hasMessage("once");
        assertThat(told.events(PawlEvent.Retried.class)).singleElement().satisfies(retried -> {
            assertThat(retried.subject()).isEqualTo(middle);
            assertThat(retried.failures()).isEqualTo(1);
            assertThat(retried.in()).isPositive().isLessThan(Duration.ofSeconds(1));
        });
        assertThat(told.events(PawlEvent.Ended.class)).containsExactly(new PawlEvent.Ended(end, Status.DONE));
        assertThat(told.events(PawlEvent.Claimed.class)).anySatisfy(claimed -> {
            assertThat(claimed.queue()).isEqualTo("Life");
            assertThat(claimed.count()).isEqualTo(1);
            assertThat(claimed.asked()).isPositive();
            assertThat(claimed.took()).isPositive();
        });
        assertThat(told.events(PawlEvent.Committed.class)).allSatisfy(committed -> {
            assertThat(committed.stale()).isZero();
            assertThat(committed.withStep()).isFalse();
            assertThat(committed.took()).isPositive();
        });
        assertThat(told.events(PawlEvent.Woken.class))
                .contains(new PawlEvent.Woken("Life", PawlEvent.Woken.Cause.NODE));
    }

    @Test
    void aStepWithItsConnectionIsToldOfWhenItsTransactionHasEnded() throws Exception {
        TestMachine machine = machine("Own").transaction(Start.class, (s, e, c, connection) -> Outcome.stop("enough"));
        // Beyond its first claim it looks for itself: who begins to listen claims once more.
        try (Pawl pawl = node(machine).listen(false).start()) {
            told.await(PawlEvent.Claimed.class, claimed -> true);
            TestClient client = new TestClient(pawl, machine);
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                client.on(connection).insert(machine.insert(new Start(1)));
                connection.commit();
            }
            told.await(PawlEvent.Ended.class, ended -> ended.status() == Status.FAILED);
        }
        assertThat(told.events(PawlEvent.Inserted.class))
                .extracting(PawlEvent.Inserted::withCaller)
                .containsExactly(true);
        assertThat(told.events().stream()
                        .filter(e -> e instanceof PawlEvent.StepEnded
                                || e instanceof PawlEvent.Committed
                                || e instanceof PawlEvent.Ended)
                        .map(e -> e.getClass().getSimpleName()))
                .containsExactly("StepEnded", "Committed", "Ended");
        assertThat(told.events(PawlEvent.StepEnded.class).get(0).result()).isEqualTo(Result.STOPPED);
        assertThat(told.events(PawlEvent.Committed.class).get(0).withStep()).isTrue();
        // Nobody told this node of it.
        assertThat(told.events(PawlEvent.Woken.class))
                .extracting(PawlEvent.Woken::cause)
                .contains(PawlEvent.Woken.Cause.LOOK);
    }

    @Test
    void whatIsTakenFromANodeIsTold() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = machine("Taken").action(Start.class, (s, c) -> {
            running.countDown();
            go.await();
            return new End(s.n());
        });
        try (Pawl pawl = node(machine).lease(Duration.ofSeconds(1)).start()) {
            TestClient client = new TestClient(pawl, machine);
            long cancelled = client.insert(machine.insert(new Start(1)));
            long expired = client.insert(machine.insert(new Start(2)));
            running.await();
            client.cancel(cancelled, "enough");
            told.await(PawlEvent.LeaseLost.class, lost -> lost.subject().id() == cancelled);
            // As if its node had not extended it for long. It does so every now and then.
            Until.done(() -> {
                database.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE lease IS NOT NULL");
                told.awaitMore(PawlEvent.Looked.class, 1);
                return told.events(PawlEvent.Reaped.class).stream()
                        .anyMatch(reaped -> reaped.instances().contains(expired));
            });
            told.await(PawlEvent.LeaseLost.class, lost -> lost.subject().id() == expired);
            go.countDown();
            told.await(PawlEvent.Voided.class, voided -> voided.subject().id() == cancelled);
            assertThat(client.await(expired, SOON)).isInstanceOf(Completion.Done.class);
            pawl.operations("alice").cancel(client.insert(machine.insert(new Start(3))), "again");
            assertThat(told.events(PawlEvent.Cancelled.class))
                    .contains(new PawlEvent.Cancelled(cancelled, Optional.of("Taken")));
            // A node that was held up may have lost its leases before.
            assertThat(told.events(PawlEvent.Reaped.class))
                    .allSatisfy(reaped -> assertThat(reaped.queue()).isEqualTo("Taken"));
        }
    }

    @Test
    void whatAnotherNodeAnnouncesIsTold() throws Exception {
        TestMachine machine = machine("Announced").action(Start.class, (s, c) -> new End(s.n()));
        try (Pawl ignored = node(machine).poll(Duration.ofHours(1)).start();
                Pawl office = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(office, machine);
            // The first ones may come before the node hears.
            Until.done(() -> {
                client.await(client.insert(machine.insert(new Start(1))), SOON);
                return told.events(PawlEvent.Woken.class).stream()
                        .anyMatch(woken -> woken.cause() == PawlEvent.Woken.Cause.NOTICE);
            });
        }
    }

    @Test
    void whatWaitsIsCountedForWhoAsks() throws Exception {
        TestMachine machine = machine("Backlog").action(Start.class, (s, c) -> new End(s.n()));
        TestMachine unknown = TestMachine.named("Unknown")
                .queue("Backlog")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(s.n()));
        CompletableFuture<PawlEvent.Backlog> backlog = new CompletableFuture<>();
        try (Pawl office = Pawl.on(database.dataSource()).start()) {
            new TestClient(office, unknown)
                    .insertAll(LongStream.range(0, 30)
                            .<Insert<Object>>mapToObj(n -> unknown.insert(new Start(n)))
                            .toList());
            PawlListener asking = new PawlListener() {
                @Override
                public void backlog(PawlEvent.Backlog event) {
                    backlog.complete(event);
                }

                @Override
                public Optional<Duration> backlogEvery() {
                    return Optional.of(Duration.ofSeconds(1));
                }
            };
            try (Pawl pawl = node(machine).listener(asking).start()) {
                PawlEvent.Backlog first = backlog.get();
                assertThat(first.queue()).isEqualTo("Backlog");
                assertThat(first.due()).isEqualTo(30);
                assertThat(first.more()).isFalse();
                assertThat(first.oldest()).isPositive();
                assertThat(threads()).contains("pawl-backlog");
            }
        }
        // A thread that was ended may need a moment to be gone.
        Until.holds(() -> !threads().contains("pawl-backlog"));
        try (Pawl pawl = node(machine).start()) {
            assertThat(threads()).doesNotContain("pawl-backlog");
        }
        PawlListener hasty = new PawlListener() {
            @Override
            public Optional<Duration> backlogEvery() {
                return Optional.of(Duration.ofMillis(999));
            }
        };
        assertThatThrownBy(() -> node(machine).listener(hasty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backlogEvery must be at least PT1S");
    }

    private static Set<String> threads() {
        Set<String> names = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    @Test
    void aListenerThatThrowsDoesNoHarmAndIsLoggedOnceForEachKind() throws Exception {
        PawlListener broken = (PawlListener) java.lang.reflect.Proxy.newProxyInstance(
                PawlListener.class.getClassLoader(), new Class<?>[] {PawlListener.class}, (proxy, method, args) -> {
                    if (method.getName().equals("backlogEvery")) {
                        return Optional.empty();
                    }
                    throw new AssertionError("broken at " + method.getName());
                });
        TestMachine machine =
                machine("Broken").action(Start.class, (s, c) -> s.n() < 5 ? new Start(s.n() + 1) : new End(s.n()));
        try (CapturedLog log = new CapturedLog("dev.pawl.runtime.internal.engine.Observers", Level.DEBUG);
                Pawl pawl = Pawl.on(database.dataSource())
                        .run(machine)
                        .listener(broken)
                        .listener(told)
                        .start()) {
            TestClient client = new TestClient(pawl, machine);
            for (int n = 0; n < 10; n++) {
                assertThat(client.await(client.insert(machine.insert(new Start(0))), SOON))
                        .isEqualTo(new Completion.Done<Object>(new End(5)));
            }
            assertThat(told.events(PawlEvent.StepEnded.class)).hasSize(60);
            assertThat(log.messages(Level.WARN).stream().filter(m -> m.contains("StepEnded")))
                    .singleElement()
                    .asString()
                    .contains(broken.getClass().getName())
                    .contains("goes on without it");
            assertThat(log.events())
                    .allSatisfy(
                            e -> assertThat(e.getThrowableProxy().getMessage()).startsWith("broken at"));
        }
    }

    @Test
    void everyEventHasItsMethod() {
        Set<Class<?>> heard = new HashSet<>();
        for (Method method : PawlListener.class.getMethods()) {
            if (method.getParameterCount() == 1) {
                heard.add(method.getParameterTypes()[0]);
                assertThat(method.isDefault()).isTrue();
            }
        }
        assertThat(heard).containsExactlyInAnyOrderElementsOf(Arrays.asList(PawlEvent.class.getPermittedSubclasses()));
    }
}
