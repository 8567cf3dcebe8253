package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Status;
import dev.pawl.runtime.error.KeyTakenException;
import dev.pawl.runtime.error.NoSuchInstanceException;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What machines go through, the same on every store. */
@Timeout(60)
class SemanticsTest extends EachStore {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    record Text(String text) {}

    record Log(List<String> lines) {}

    record Go(long n) {}

    record Stop(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void actionsRunInARowUnderOneClaim() throws Exception {
        TestMachine machine = TestMachine.named("Chain")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new Middle(s.n()))
                .action(Middle.class, (s, c) -> s.n() == 3 ? new End(s.n()) : new Middle(s.n() + 1));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(3));
            assertThat(pawl.counters().claimed()).isEqualTo(1);
            assertThat(pawl.counters().steps()).isEqualTo(5);
            Until.counted(5, () -> pawl.counters().commits());
        }
    }

    @Test
    void aStepMayTakeAllSignals() {
        TestMachine machine = TestMachine.named("All")
                .initial(Start.class)
                .terminal(End.class)
                .signal(Go.class)
                .onAll(Start.class, Go.class, (s, all, c) -> {
                    long sum = s.n() + all.stream().mapToLong(Go::n).sum();
                    return sum == 5050 ? new End(sum) : new Start(sum);
                });
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            for (int n = 1; n <= 100; n++) {
                client.signal(id, new Go(n));
            }
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(5050));
        }
    }

    @Test
    void moreSignalsThanAreShownAtOnceAreAllTaken() {
        TestMachine machine = TestMachine.named("Flood")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .signal(Stop.class)
                .on(Start.class, Stop.class, (s, e, c) -> new Middle(0))
                .on(Middle.class, Go.class, (s, go, c) -> s.n() == 299 ? new End(300) : new Middle(s.n() + 1));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            for (int n = 0; n < 300; n++) {
                client.signal(id, new Go(n));
            }
            client.signal(id, new Stop(0));
            assertThat(result(client.await(id, SOON))).isEqualTo(new End(300));
        }
    }

    @Test
    void stayKeepsTimersAndConsumesTheEvent() {
        TestMachine machine = TestMachine.named("Stay")
                .initial(Log.class)
                .terminal(Text.class)
                .action(Log.class, (s, c) -> c.stay(with(s, "action")))
                .after(Log.class, Duration.ofMillis(100), (s, c) -> c.stay(with(s, "first")))
                .after(
                        Log.class,
                        Duration.ofMillis(200),
                        (s, c) -> new Text(String.join(",", with(s, "second").lines())));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Log(List.of())));
            // Each once, and the timers in their order; an engine that is late runs the action, which comes last,
            // later.
            assertThat(((Text) result(client.await(id, SOON))).text())
                    .matches("action,first,second|first,action,second|first,second");
        }
    }

    private static Log with(Log log, String line) {
        List<String> lines = new ArrayList<>(log.lines());
        lines.add(line);
        return new Log(lines);
    }

    @Test
    void aReplayedActionCountsItsAttemptsAndLetsSignalsThrough() throws Exception {
        TestMachine machine = TestMachine.named("Replay")
                .initial(Log.class)
                .terminal(Text.class)
                .signal(Go.class)
                .action(
                        Log.class,
                        (s, c) -> c.attempt() < 2
                                ? c.replay(with(s, "try " + c.attempt()), Duration.ofMillis(50))
                                : c.replay(s, Duration.ofDays(1)))
                .on(Log.class, Go.class, (s, go, c) -> new Text(String.join(",", s.lines())));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Log(List.of())));
            Until.holds(() -> client.get(id).orElseThrow().attempt() >= 3);
            client.signal(id, new Go(1));
            assertThat(result(client.await(id, SOON))).isEqualTo(new Text("try 0,try 1"));
        }
    }

    @Test
    void errorsGoToTheirStepOrAreTriedAgainOrEndTheInstance() {
        AtomicInteger calls = new AtomicInteger();
        TestMachine machine = TestMachine.named("Errors")
                .initial(Start.class)
                .initial(Middle.class)
                .initial(Text.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    throw new IllegalArgumentException("no");
                })
                .onError(Start.class, IllegalArgumentException.class, (s, e, c) -> new End(1))
                .retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
                .action(Middle.class, (s, c) -> {
                    calls.incrementAndGet();
                    throw new IllegalArgumentException("attempt " + c.attempt());
                })
                .onError(Middle.class, IllegalStateException.class, (s, e, c) -> new End(2))
                .action(Text.class, (s, c) -> {
                    if (c.failures() < 2) {
                        throw new IllegalStateException("not yet");
                    }
                    return new End(3);
                });
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long caught = client.insert(machine.insert(new Start(0)));
            long failing = client.insert(machine.insert(new Middle(0)));
            long third = client.insert(machine.insert(new Text("")));
            assertThat(result(client.await(caught, SOON))).isEqualTo(new End(1));
            assertThat(result(client.await(third, SOON))).isEqualTo(new End(3));
            var failed = (Completion.Failed<Object>) client.await(failing, SOON);
            assertThat(failed.failure().type()).isEqualTo("java.lang.IllegalArgumentException");
            assertThat(failed.failure().message()).isEqualTo("attempt 2");
            assertThat(calls).hasValue(3);
        }
    }

    @Test
    void aSignalWhoseStepFailsIsRunAgainAndNotLost() {
        TestMachine machine = TestMachine.named("SignalRetry")
                .initial(Start.class)
                .terminal(End.class)
                .signal(Go.class)
                .retry(5, Duration.ofMillis(1), Duration.ofMillis(5))
                .on(Start.class, Go.class, (s, go, c) -> {
                    if (c.attempt() < 3) {
                        throw new IllegalStateException("again");
                    }
                    return new End(go.n());
                });
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            client.signal(id, new Go(1));
            client.signal(id, new Go(2));
            assertThat(result(client.await(id, SOON)))
                    .as("the first, for it came first")
                    .isEqualTo(new End(1));
        }
    }

    @Test
    void aStepMayStopItsInstanceAndMustNotReturnNull() {
        TestMachine machine = TestMachine.named("Stops")
                .initial(Start.class)
                .initial(Middle.class)
                .action(Start.class, (s, c) -> Outcome.stop("enough"))
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(Middle.class, (s, c) -> null);
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long stopped = client.insert(machine.insert(new Start(0)));
            long broken = client.insert(machine.insert(new Middle(0)));
            var stop = (Completion.Failed<Object>) client.await(stopped, SOON);
            assertThat(stop.failure().message()).isEqualTo("enough");
            assertThat(stop.failure().type()).isEmpty();
            var failed = (Completion.Failed<Object>) client.await(broken, SOON);
            assertThat(failed.failure().message())
                    .contains("step1")
                    .contains("returned null")
                    .contains("instance " + broken);
        }
    }

    @Test
    void theOutcomeOfACancelledStepIsVoid() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Cancel")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    cancelled.await();
                    return new End(1);
                });
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            running.await();
            assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.EXECUTING);
            assertThat(client.cancel(id, "changed my mind")).isTrue();
            assertThat(client.cancel(id, "again")).isFalse();
            cancelled.countDown();
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Cancelled<>("changed my mind"));
            Until.holds(() -> pawl.counters().stale() > 0);
            assertThat(client.get(id).orElseThrow().status()).isEqualTo(Status.CANCELLED);
            assertThatThrownBy(() -> client.cancel(id + 99, "nobody")).isInstanceOf(NoSuchInstanceException.class);
        }
    }

    @Test
    void aLiveKeyGuardsAndAnEndedOneDoesNot() {
        TestMachine machine = TestMachine.named("Keys")
                .initial(Start.class)
                .terminal(End.class)
                .signal(Go.class)
                .on(Start.class, Go.class, (s, go, c) -> new End(s.n()));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long first = client.insert(machine.insert(new Start(1), InsertOptions.key("k")));
            assertThatThrownBy(() -> client.insert(machine.insert(new Start(2), InsertOptions.key("k"))))
                    .isInstanceOfSatisfying(
                            KeyTakenException.class, e -> assertThat(e.id()).isEqualTo(first))
                    .hasMessageContaining("'k'")
                    .hasMessageContaining(String.valueOf(first));
            assertThat(client.tryInsert(machine.insert(new Start(2), InsertOptions.key("k"))))
                    .isEqualTo(new Inserted(first, false));
            client.signal("k", new Go(1));
            client.await(first, SOON);
            long second = client.insert(machine.insert(new Start(3), InsertOptions.key("k")));
            assertThat(second).isNotEqualTo(first);
            assertThat(client.find("k").orElseThrow().id()).isEqualTo(second);
        }
    }

    @Test
    void aDelayIsWaitedFor() {
        TestMachine machine = TestMachine.named("Delay")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(
                        Start.class,
                        (s, c) -> Outcome.after(Duration.ofMillis(150)).next(new Middle(0)))
                .action(
                        Middle.class,
                        (s, c) ->
                                new End(Duration.between(c.enteredAt(), c.now()).toMillis()));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(
                    machine.insert(new Start(0), InsertOptions.defaults().after(Duration.ofMillis(100))));
            End end = (End) result(client.await(id, SOON));
            assertThat(end.n()).isGreaterThanOrEqualTo(150);
            Instance<Object> instance = client.get(id).orElseThrow();
            assertThat(Duration.between(
                            instance.insertedAt(), instance.endedAt().orElseThrow()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }
}
