package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.error.KeyTakenException;
import dev.pawl.runtime.error.UnknownStateException;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old and new code over one database: each runs what it knows, and reads no document it was not built for. */
class ReleasesTest {

    record Start(long n) {}

    record Renewed(long n, String why) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private TestMachine oldRelease() {
        return TestMachine.named("M")
                .initial(Start.class)
                .terminal(End.class)
                .signal(Go.class)
                .on(Start.class, Go.class, (s, go, c) -> {
                    ran.add("old " + s.n());
                    return new End(s.n());
                });
    }

    private TestMachine newRelease() {
        return TestMachine.named("M")
                .initialUpgraded("Start", Start.class, Renewed.class, old -> {
                    if (old.n() < 0) {
                        throw new IllegalArgumentException("no renewal for " + old.n());
                    }
                    return new Renewed(old.n(), "upgraded");
                })
                .terminal(End.class)
                .signal(Go.class)
                .on(Renewed.class, Go.class, (s, go, c) -> {
                    ran.add("new " + s.n() + " " + s.why());
                    return go.n() == 0 ? c.stay(s) : new End(s.n());
                });
    }

    private Pawl start(TestMachine... machines) {
        Pawl.Builder builder = Pawl.on(database.dataSource()).poll(Duration.ofMillis(50));
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder.start();
    }

    @Test
    void aNewNodeUpgradesWhatAnOldOneLeftAndTheOldOneLeavesTheNewAlone() {
        TestMachine before = oldRelease();
        TestMachine after = newRelease();
        try (Pawl old = start(before)) {
            TestClient oldClient = new TestClient(old, before);
            long id = oldClient.insert(before.insert(new Start(1)));
            long waiting;
            try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
                TestClient client = new TestClient(clientOnly, after);
                assertThat(client.get(id).orElseThrow().state()).contains(new Renewed(1, "upgraded"));
                waiting = client.insert(after.insert(new Renewed(3, "fresh")));
                client.signal(waiting, new Go(1));
            }
            // With only the old node there, what is stored in the new shape waits, and is not lost.
            oldClient.signal(id, new Go(1));
            assertThat(oldClient.await(id, SOON)).isInstanceOf(Completion.Done.class);
            Instance<Object> unknown = oldClient.get(waiting).orElseThrow();
            assertThat(unknown.status()).isEqualTo(Status.RUNNABLE);
            assertThat(unknown.state()).isEmpty();
            try (Pawl young = start(after)) {
                assertThat(new TestClient(young, after).await(waiting, SOON)).isInstanceOf(Completion.Done.class);
            }
        }
        assertThat(ran).containsExactly("old 1", "new 3 fresh");
    }

    @Test
    void anUpgradeIsStoredWithTheNextCommitAndAFailingOneLeavesTheDocument() throws Exception {
        TestMachine before = oldRelease();
        TestMachine after = newRelease();
        long good;
        long bad;
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, before);
            good = client.insert(before.insert(new Start(1)));
            bad = client.insert(before.insert(new Start(-1)));
            client.signal(good, new Go(0));
            client.signal(bad, new Go(0));
        }
        try (Pawl young = start(after)) {
            TestClient client = new TestClient(young, after);
            var failed = (Completion.Failed<Object>) client.await(bad, SOON);
            assertThat(failed.failure().message()).contains("no renewal for -1");
            Until.holds(() -> !ran.isEmpty() && client.get(good).orElseThrow().status() == Status.WAITING);
            assertThat(client.get(good).orElseThrow().document()).isEqualTo("{\"n\":1,\"why\":\"upgraded\"}");
        }
        try (Pawl clientOnly = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(clientOnly, before);
            assertThat(client.get(bad).orElseThrow().document()).isEqualTo("{\"n\":-1}");
            assertThat(client.get(bad).orElseThrow().state()).contains(new Start(-1));
        }
    }

    @Test
    void versionsRunSideBySideUnderOneNameAndShareItsKeys() {
        TestMachine one = oldRelease();
        TestMachine two = TestMachine.named("M")
                .version(2)
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    ran.add("two " + s.n());
                    return new End(s.n());
                });
        try (Pawl both = start(one, two)) {
            TestClient first = new TestClient(both, one);
            TestClient second = new TestClient(both, two);
            long a = first.insert(one.insert(new Start(1), InsertOptions.key("k")));
            assertThatThrownBy(() -> second.insert(two.insert(new Start(2), InsertOptions.key("k"))))
                    .isInstanceOf(KeyTakenException.class);
            first.signal("k", new Go(1));
            assertThat(first.await(a, SOON)).isInstanceOf(Completion.Done.class);
            long b = second.insert(two.insert(new Start(2), InsertOptions.key("k")));
            assertThat(second.await(b, SOON)).isInstanceOf(Completion.Done.class);
            assertThatThrownBy(() -> first.await(b, SOON))
                    .isInstanceOf(UnknownStateException.class)
                    .hasMessageContaining("version 2");
            assertThat(first.get(b).orElseThrow().completion()).isEmpty();
        }
        assertThat(ran).containsExactly("old 1", "two 2");
    }
}
