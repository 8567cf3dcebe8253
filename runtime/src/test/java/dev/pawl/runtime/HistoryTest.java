package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.Outcome;
import dev.pawl.runtime.HistoryEntry.Event.Kind;
import dev.pawl.runtime.HistoryEntry.What;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of instances, by whichever node, on a real Postgres. */
@Timeout(60)
class HistoryTest {

    record Start(long n) {}

    record Middle(long n) {}

    record End(long n) {}

    record Go(long n) {}

    record Stop(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Pawl start(TestMachine machine) {
        return Pawl.on(database.dataSource())
                .run(machine)
                .poll(Duration.ofMillis(50))
                .start();
    }

    private static TestMachine chain(String name) {
        return TestMachine.named(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new Middle(s.n()))
                .action(Middle.class, (s, c) -> s.n() == 3 ? new End(s.n()) : new Middle(s.n() + 1));
    }

    /** An entry in few words. */
    private static String words(HistoryEntry e) {
        return e.what() + " " + e.from().orElse("-") + ">" + e.to()
                + e.event()
                        .map(event -> " " + event.kind() + "(" + event.name() + ")")
                        .orElse("")
                + e.step().map(step -> " " + step).orElse("");
    }

    @Test
    void eachOutcomeIsToldWithItsEvent() throws Exception {
        TestMachine machine = TestMachine.named("All")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .signal(Stop.class)
                .retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
                .action(Start.class, (s, c) -> {
                    if (c.attempt() == 0) {
                        throw new IllegalStateException("not yet");
                    }
                    return c.attempt() == 1 ? c.replay(s, Duration.ZERO) : new Middle(s.n());
                })
                .noRetry()
                .after(Middle.class, Duration.ofMillis(1), (s, c) -> c.stay(new Middle(9)))
                .on(Middle.class, Go.class, (s, go, c) -> {
                    throw new IllegalArgumentException("no");
                })
                .onError(Middle.class, IllegalArgumentException.class, (s, e, c) -> c.stay(s))
                .onAll(Middle.class, Stop.class, (s, all, c) -> Outcome.stop("enough"));
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(1)));
            until(client, id, What.STAYED);
            client.signal(id, new Go(1));
            until(client, id, What.STAYED, What.STAYED);
            client.signal(id, new Stop(1));
            client.await(id, SOON);
            List<HistoryEntry> history = client.history(id);
            assertThat(history.stream().map(HistoryTest::words))
                    .containsExactly(
                            "INSERTED ->Start",
                            "ATTEMPT_FAILED Start>Start ACTION() step0",
                            "REPLAYED Start>Start ACTION() step0",
                            "ENTERED Start>Middle ACTION() step0",
                            "STAYED Middle>Middle TIMER(after PT0.001S) step1",
                            "STAYED Middle>Middle ERROR(java.lang.IllegalArgumentException) step3",
                            "STOPPED Middle>Middle SIGNALS(Stop) step4");
            assertThat(history).extracting(HistoryEntry::revision).isSorted().doesNotHaveDuplicates();
            assertThat(history).extracting(HistoryEntry::at).isSorted();
            assertThat(history.get(0).document()).contains("{\"n\":1}");
            assertThat(history.get(3).document()).contains("{\"n\":1}");
            assertThat(history.get(4).document()).isEmpty();
            HistoryEntry failed = history.get(1);
            assertThat(failed.failures()).isEqualTo(1);
            assertThat(failed.attempt()).isZero();
            assertThat(failed.failure().orElseThrow().message()).isEqualTo("not yet");
            assertThat(failed.node()).isPresent();
            assertThat(history.get(2).attempt()).isEqualTo(1);
            assertThat(history.get(6).failure().orElseThrow().message()).isEqualTo("enough");
            assertThat(history.get(5).event().orElseThrow().kind()).isEqualTo(Kind.ERROR);
        }
    }

    private static void until(TestClient client, long id, What... last) throws Exception {
        Until.holds(() -> client.history(id).stream()
                        .filter(entry -> List.of(last).contains(entry.what()))
                        .count()
                >= last.length);
    }

    @Test
    void aTerminalStateKeepsNoDocumentAndPagesFollowEachOther() {
        TestMachine machine = chain("Pages");
        try (Pawl pawl = start(machine)) {
            TestClient client = new TestClient(pawl, machine);
            long id = client.insert(machine.insert(new Start(0)));
            client.await(id, SOON);
            List<HistoryEntry> all = client.history(id);
            assertThat(all).hasSize(6);
            assertThat(all.get(5).to()).isEqualTo("End");
            assertThat(all.get(5).document()).isEmpty();
            List<HistoryEntry> first = client.history(id, -1, 4);
            assertThat(first).isEqualTo(all.subList(0, 4));
            assertThat(client.history(id, first.get(3).revision(), 4)).isEqualTo(all.subList(4, 6));
            assertThat(client.history(id + 1)).isEmpty();
            assertThat(new TestClient(pawl, chain("Another")).history(id)).isEmpty();
            assertThatThrownBy(() -> client.history(id, -1, 0)).hasMessage("limit must be from 1 to 10000, not 0");
        }
    }

    @Test
    void aVoidOutcomeIsNotTold() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Void")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    go.await();
                    return new End(1);
                });
        try (Pawl one = start(machine);
                Pawl two = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(two, machine);
            long id = client.insert(machine.insert(new Start(1)));
            running.await();
            client.cancel(id, "changed my mind");
            go.countDown();
            Until.holds(() -> one.counters().stale() > 0);
            List<HistoryEntry> history = client.history(id);
            assertThat(history.stream().map(HistoryTest::words))
                    .containsExactly("INSERTED ->Start", "CANCELLED Start>Start");
            assertThat(history.get(1).reason()).contains("changed my mind");
            assertThat(history.get(1).failure()).isEmpty();
        }
    }

    @Test
    void aMachineWithoutHistoryHasNoneWhoeverInserts() throws Exception {
        TestMachine machine = chain("Silent");
        MachineOptions silent = MachineOptions.defaults().history(false);
        try (Pawl worker = Pawl.on(database.dataSource()).run(machine, silent).start();
                Pawl other = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(other, machine);
            long id = client.insert(machine.insert(new Start(0)));
            assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
            assertThat(client.history(id)).isEmpty();
            Until.counted(5, () -> worker.counters().committed());
        }
        try (Pawl worker = start(machine)) {
            TestClient client = new TestClient(worker, machine);
            long id = client.insert(machine.insert(new Start(0)));
            client.await(id, SOON);
            assertThat(client.history(id)).hasSize(6);
        }
        Pawl.Builder builder = Pawl.on(database.dataSource()).run(machine, silent);
        assertThatThrownBy(() -> builder.run(chain("Silent").version(2)))
                .hasMessageContaining("options are of all versions");
    }

    @Test
    void theHistoriesOfTwoNodesTellEveryStepOnceAndInOrder() throws Exception {
        TestMachine machine = chain("Two");
        try (Pawl one = start(machine);
                Pawl two = start(machine)) {
            TestClient client = new TestClient(one, machine);
            List<Inserted> all = client.insertAll(LongStream.range(0, 300)
                    .<Insert<Object>>mapToObj(n -> machine.insert(new Start(0)))
                    .toList());
            for (Inserted row : all) {
                client.await(row.id(), SOON);
                List<HistoryEntry> history = client.history(row.id());
                assertThat(history).hasSize(6);
                for (int i = 1; i < history.size(); i++) {
                    assertThat(history.get(i).from())
                            .isEqualTo(Optional.of(history.get(i - 1).to()));
                    assertThat(history.get(i).revision())
                            .isGreaterThan(history.get(i - 1).revision());
                }
            }
            Until.counted(
                    1500, () -> one.counters().committed() + two.counters().committed());
        }
    }

    @Test
    void whatHasEndedLeavesAndItsHistoryStays() throws Exception {
        TestMachine machine = chain("Leaving");
        MachineOptions options = MachineOptions.defaults().keepEnded(Duration.ZERO);
        long id;
        try (Pawl worker = start(machine)) {
            TestClient client = new TestClient(worker, machine);
            id = client.insert(machine.insert(new Start(0)));
            client.await(id, SOON);
        }
        try (Pawl one = Pawl.on(database.dataSource()).run(machine, options).start();
                Pawl two = Pawl.on(database.dataSource()).run(machine, options).start()) {
            TestClient client = new TestClient(one, machine);
            Until.holds(() -> client.get(id).isEmpty());
            assertThat(client.history(id)).hasSize(6);
            assertThat(two.counters().stale()).isZero();
        }
    }

    @Test
    void oldMonthsAreArchivedAndDroppedByOneOfTheNodes(@TempDir Path archive) throws Exception {
        TestMachine machine = chain("Old");
        Pawl.migrate(database.dataSource());
        long id;
        try (Pawl client = Pawl.on(database.dataSource()).start()) {
            id = new TestClient(client, machine).insert(machine.insert(new Start(0)));
        }
        database.execute("INSERT INTO pawl.history (instance, rev, at, to_state, what, event, error) SELECT " + id
                + ", n, '2020-02-10Z'::timestamptz + n * interval '1 minute', to_state, 4, 'signal Größe', '{\"a\": 1}'"
                + " FROM pawl.history, generate_series(1, 12000) n WHERE instance = " + id);
        Pawl.Builder builder = Pawl.on(database.dataSource())
                .upkeep(true)
                .keepHistory(Duration.ofDays(90))
                .archiveHistory(archive);
        Path file = archive.resolve("history-2020-02.jsonl.gz");
        try (Pawl one = builder.start();
                Pawl two = builder.start()) {
            TestClient client = new TestClient(one, machine);
            // The file is there before the month goes; a month that is being moved may hide from a single look.
            Until.holds(() -> Files.exists(file) && client.history(id).size() <= 1);
        }
        assertThat(Files.list(archive)).containsExactly(file);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            assertThat(lines).hasSize(12_000);
            assertThat(lines.get(0))
                    .isEqualTo("{\"instance\":" + id
                            + ",\"rev\":1,\"at\":\"2020-02-10T00:01:00+00:00\",\"what\":\"attempt_failed\","
                            + "\"machine\":\"Old\",\"version\":1,\"to\":\"Start\",\"event\":\"signal Größe\","
                            + "\"attempt\":0,\"failures\":0,\"error\":\"{\\\"a\\\": 1}\"}");
        }
        assertThatThrownBy(() -> builder.archiveHistory(file)).hasMessageContaining("is none");
    }
}
