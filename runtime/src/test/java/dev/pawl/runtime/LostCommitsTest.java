package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.testing.CapturedLog;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestCluster;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A standby takes over that had not heard of the last commits: what is gone, and what is left of it. */
@Timeout(120)
class LostCommitsTest {

    record Start(long n) {}

    record Waiting(long n) {}

    record Go(long n) {}

    record End(long n) {}

    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicInteger steps = new AtomicInteger();
    private final TestMachine machine = TestMachine.named("Lost")
            .initial(Start.class)
            .state(Waiting.class)
            .terminal(End.class)
            .signal(Go.class)
            .action(Start.class, (s, c) -> new Waiting(s.n()))
            .on(Waiting.class, Go.class, (s, go, c) -> {
                steps.incrementAndGet();
                return new End(go.n());
            });

    private static Pawl.Builder node(TestCluster.Server server) {
        return Pawl.on(server.url() + "?connectTimeout=2", "postgres", "postgres")
                .lease(Duration.ofSeconds(20))
                .drain(Duration.ZERO);
    }

    private Set<Long> insertHundred(TestClient client) {
        List<Insert<Object>> inserts = LongStream.range(0, 100)
                .<Insert<Object>>mapToObj(n -> machine.insert(new Start(n)))
                .toList();
        return client.insertAll(inserts).stream().map(Inserted::id).collect(Collectors.toSet());
    }

    @Test
    void whatTheStandbyHadNotHeardOfIsGoneAndTheRestIsWhole() throws Exception {
        try (TestCluster cluster = new TestCluster();
                CapturedLog ignored = new CapturedLog("dev.pawl", Level.ERROR);
                CapturedLog ofThePool = new CapturedLog("com.zaxxer", Level.OFF)) {
            TestCluster.Server primary = cluster.primary();
            TestCluster.Server standby = cluster.standby();
            long early;
            Set<Long> lost;
            try (Pawl pawl = node(primary).run(machine).start()) {
                TestClient client = new TestClient(pawl, machine);
                early = client.insert(machine.insert(new Start(1), InsertOptions.key("early")));
                long waiting = early;
                Until.holds(() -> client.get(waiting).orElseThrow().stateName().equals("Waiting"));
                // From here on the primary answers for itself alone.
                standby.kill();
                primary.execute("ALTER SYSTEM SET synchronous_standby_names = ''");
                primary.execute("SELECT pg_reload_conf()");
                assertThat(client.signal(early, new Go(7), SignalOptions.dedup("go")))
                        .isEqualTo(SignalResult.DELIVERED);
                assertThat(client.await(early, SOON)).isEqualTo(new Completion.Done<>(new End(7)));
                client.insert(machine.insert(new Start(2), InsertOptions.key("late")));
                lost = insertHundred(client);
                primary.kill();
                standby.start();
                assertThat(standby.count("SELECT pg_promote()::int")).isEqualTo(1);
            }
            // The nodes are started anew.
            try (Pawl pawl = node(standby).run(machine).start()) {
                TestClient client = new TestClient(pawl, machine);
                // An instance is as it was at some commit, never between two; what came after is as if it had not been.
                Instance<Object> found = client.get(early).orElseThrow();
                assertThat(found.stateName()).isEqualTo("Waiting");
                assertThat(found.endedAt()).isEmpty();
                assertThat(client.find("late")).isEmpty();
                // So the same calls are made again, by keys, and have their effect; the step runs a second time.
                assertThat(client.signal("early", new Go(7), SignalOptions.dedup("go")))
                        .isEqualTo(SignalResult.DELIVERED);
                assertThat(client.await(early, SOON)).isEqualTo(new Completion.Done<>(new End(7)));
                assertThat(steps).hasValue(2);
                client.insert(machine.insert(new Start(2), InsertOptions.key("late")));
                // Numbers are given anew, too: an id that was lost may be another instance's now.
                assertThat(insertHundred(client)).containsAnyElementsOf(lost);
            }
        }
    }
}
