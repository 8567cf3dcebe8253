package dev.pawl.runtime.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.pawl.Completion;
import dev.pawl.Send;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import dev.pawl.runtime.error.DocumentTooLargeException;
import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are large, long or deep. */
@Timeout(60)
class HeavyInputsTest {

    record Start(String text) {}

    record Go(String text) {}

    record Waiting(String text) {}

    record End(String text) {}

    record Count(long n) {}

    record Tick(long n) {}

    record Counted(long n) {}

    private static final Duration SOON = Duration.ofSeconds(50);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final int TEN_MEGABYTES = 10 << 20;
    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private static Pawl.Builder builder(boolean inMemory) {
        return inMemory ? Pawl.inMemory() : Pawl.on(database.dataSource());
    }

    private static TestMachine echo(String name) {
        return TestMachine.named(name)
                .queue(name)
                .initial(Start.class)
                .state(Waiting.class)
                .terminal(End.class)
                .signal(Go.class)
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(Start.class, (s, c) -> new Waiting(s.text()))
                .on(Waiting.class, Go.class, (s, go, c) -> new End(s.text() + go.text()));
    }

    @ParameterizedTest(name = "in memory: {0}")
    @ValueSource(booleans = {false, true})
    void statesAndSignalsOfTenMegabytesGoThrough(boolean inMemory) {
        TestMachine machine = echo("Large");
        String large = "é\"".repeat(TEN_MEGABYTES / 4);
        try (Pawl pawl =
                builder(inMemory).run(machine).maxDocumentBytes(64 << 20).start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(large)));
            assertThat(client.signal(id, new Go(large))).isEqualTo(SignalResult.DELIVERED);
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new End(large + large)));
            assertThatThrownBy(() -> client.insert(machine.insert(new Start("x".repeat(64 << 20)))))
                    .isInstanceOf(DocumentTooLargeException.class);
        }
    }

    @ParameterizedTest(name = "in memory: {0}")
    @ValueSource(booleans = {false, true})
    void anInboxOfAHundredThousandSignalsIsWorkedOffInOrder(boolean inMemory) {
        long many = 100_000;
        TestMachine machine = TestMachine.named("Counter")
                .queue("counters")
                .initial(Count.class)
                .terminal(Counted.class)
                .signal(Tick.class)
                .onAll(Count.class, Tick.class, (s, ticks, c) -> {
                    long n = s.n();
                    for (Tick tick : ticks) {
                        n += tick.n() == n ? 1 : many;
                    }
                    return n < many ? new Count(n) : new Counted(n);
                });
        try (Pawl pawl = builder(inMemory).run(machine).start()) {
            TestClient client = new TestClient(pawl, machine);
            pawl.operations("test").pauseQueue("counters");
            long id = client.insert(machine.insert(new Count(0)));
            List<Send> sends = LongStream.range(0, many)
                    .<Send>mapToObj(n -> machine.send(id, new Tick(n)))
                    .toList();
            assertThat(client.signalAll(sends)).hasSize((int) many).containsOnly(SignalResult.DELIVERED);
            assertThat(pawl.operations("test").inspect(id).orElseThrow().inbox())
                    .hasSize(1_000);
            pawl.operations("test").resumeQueue("counters");
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<>(new Counted(many)));
        }
    }

    @Test
    void documentsThatAreBombsFailTheirInstancesAndNobodyElse() throws Exception {
        Map<String, String> bombs = Map.of(
                "deep", "{\"text\":" + "[".repeat(1 << 20),
                "deep objects", "{\"text\":" + "{\"a\":".repeat(200_000),
                "a number without an end", "{\"text\":" + "9".repeat(1 << 20) + "}",
                "a huge exponent", "{\"text\":1e999999999}",
                "no JSON", "<text/>",
                "nothing", "",
                "half of it", "{\"text\":\"",
                "another kind", "[]",
                "null", "null");
        TestMachine machine = echo("Bombs");
        try (CapturedLog log = new CapturedLog("dev.pawl", Level.WARN);
                Pawl clients = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clients, machine);
            for (Map.Entry<String, String> bomb : bombs.entrySet()) {
                long state = client.insert(machine.insert(new Start("")));
                long signal = client.insert(machine.insert(new Start("")));
                client.signal(signal, new Go(""));
                update("UPDATE pawl.instance SET data = ? WHERE id = " + state, bomb.getValue());
                update("UPDATE pawl.signal SET payload = ? WHERE instance = " + signal, bomb.getValue());
                assertThatThrownBy(() -> client.get(state))
                        .as(bomb.getKey())
                        .isInstanceOf(MalformedDocumentException.class);
                assertThat(clients.operations("test")
                                .inspect(state)
                                .orElseThrow()
                                .instance()
                                .document())
                        .isEqualTo(bomb.getValue());
            }
            long well = client.insert(machine.insert(new Start("well")));
            try (Pawl pawl = Pawl.on(database.dataSource()).run(machine).start()) {
                client.signal(well, new Go("!"));
                assertThat(client.await(well, SOON)).isEqualTo(new Completion.Done<>(new End("well!")));
                InstanceFilter failed = InstanceFilter.machine("Bombs").status(dev.pawl.Status.FAILED);
                Until.holds(() -> pawl.operations("test").list(failed, 100).size() >= 2 * bombs.size());
                assertThat(pawl.operations("test").list(failed, 100))
                        .allMatch(row ->
                                row.failure().orElseThrow().type().equals(MalformedDocumentException.class.getName()));
            }
            assertThat(log.messages(Level.ERROR)).hasSize(2 * bombs.size());
        }
    }

    private static void update(String sql, String text) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "in memory: {0}")
    @ValueSource(booleans = {false, true})
    void aNodeRunsWithTheLongestOfAllTimesAndTheMostOfEverything(boolean inMemory) {
        TestMachine machine = echo("Extreme");
        try (CapturedLog log = new CapturedLog("dev.pawl", Level.WARN);
                Pawl pawl = builder(inMemory)
                        .run(machine, MachineOptions.defaults().keepEnded(LONGEST))
                        .queue("Extreme", Integer.MAX_VALUE)
                        .lease(LONGEST)
                        .poll(LONGEST)
                        .drain(LONGEST)
                        .keepHistory(LONGEST)
                        .unknownAfter(LONGEST)
                        .networkTimeout(Duration.ofHours(1))
                        .maxDocumentBytes(256 << 20)
                        .start()) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start("extreme")));
            client.signal(id, new Go("ly"));
            assertThat(client.await(id, LONGEST)).isEqualTo(new Completion.Done<>(new End("extremely")));
            assertThat(pawl.operations("test").inspect(id)).isPresent();
            assertThat(log.events()).isEmpty();
        }
    }
}
