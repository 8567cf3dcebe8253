package dev.pawl.processor.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.Status;
import dev.pawl.processor.baseline.Accept;
import dev.pawl.runtime.Instance;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two releases of an annotated machine, compiled one against the other's baseline, as nodes over one database. */
class ReleasesOfRealMachinesTest {

    private static final Path SOURCES = Path.of("src/test/resources/releases");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path temporary;

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anOldAndANewNodeEachRunWhatTheyKnow() throws Exception {
        Branch one = firstRelease();
        Branch two = secondRelease();
        try (Pawl old = node(one)) {
            long asked = one.ask(old, 1, 50);
            long checked = one.check(old, 2);
            long approved = one.ask(old, 3, 50);
            one.approve(old, approved);
            awaitState(one.client(old), approved, "Approved");
            long renewed;
            try (Pawl client = Pawl.on(database.dataSource()).start()) {
                renewed = two.ask(client, 4, 7);
                two.approve(client, renewed);
            }
            // The old node runs what is its own, and lets be what is not.
            long own = one.ask(old, 5, 50);
            one.approve(old, own);
            one.pay(old, own);
            assertThat(result(one.client(old), own)).isEqualTo("Paid[id=5, how=one]");
            assertThat(one.client(old).get(renewed).orElseThrow().status()).isEqualTo(Status.RUNNABLE);
            assertThat(one.client(old).get(renewed).orElseThrow().state()).isEmpty();
            try (Pawl young = node(two)) {
                awaitState(two.client(young), renewed, "Approved");
                two.pay(young, renewed);
                assertThat(result(two.client(young), renewed)).isEqualTo("Paid[id=4, how=two, 700 CHF]");
                // What ended in the old release is read by the new one.
                assertThat(result(two.client(young), own)).isEqualTo("Paid[id=5, how=one]");
                assertThat(two.client(young).get(asked).orElseThrow().state().map(Object::toString))
                        .contains("Asked[id=1, amount=Money[cents=5000, currency=EUR]]");
            }
            old.close();
            try (Pawl young = node(two)) {
                for (long instance : List.of(asked, checked)) {
                    two.approve(young, instance);
                    two.pay(young, instance);
                }
                two.pay(young, approved);
                assertThat(result(two.client(young), asked)).isEqualTo("Paid[id=1, how=two, 5000 EUR]");
                assertThat(result(two.client(young), checked)).isEqualTo("Paid[id=2, how=two, checked]");
                assertThat(result(two.client(young), approved)).isEqualTo("Paid[id=3, how=two, standard]");
            }
        }
    }

    @Test
    void anUpgradeThatThrowsFailsTheInstanceAndLeavesItsDocument() throws Exception {
        Branch one = firstRelease();
        Branch two = secondRelease();
        long bad;
        try (Pawl old = node(one)) {
            bad = one.ask(old, 1, -5);
        }
        try (Pawl young = node(two)) {
            two.approve(young, bad);
            var failed = (Completion.Failed<?>) two.client(young).await(bad, SOON);
            assertThat(failed.failure().message()).contains("no loan of -5");
        }
        try (Pawl client = Pawl.on(database.dataSource()).start()) {
            Instance<?> instance = one.client(client).get(bad).orElseThrow();
            assertThat(instance.document()).isEqualTo("{\"id\":1,\"amount\":-5}");
            assertThat(instance.state().map(Object::toString)).contains("Asked[id=1, amount=-5]");
        }
    }

    @Test
    void twoVersionsRunInOneEngine() throws Exception {
        Compiled both = Compiled.of(SOURCES.resolve("both"), directory("both"));
        assertThat(both.messages()).isEmpty();
        Branch first = both.branch("bank.Desk");
        Branch second = both.branch("bank.Desk2");
        try (Pawl pawl = node(first, second)) {
            List<Long> instances = new ArrayList<>();
            for (Branch branch : List.of(first, second)) {
                long instance = branch.ask(pawl, 1, 50);
                branch.approve(pawl, instance);
                branch.pay(pawl, instance);
                instances.add(instance);
            }
            assertThat(result(first.client(pawl), instances.get(0))).isEqualTo("Paid[id=1, how=one]");
            assertThat(result(second.client(pawl), instances.get(1))).isEqualTo("Paid[id=1, how=version 2]");
            assertThat(second.client(pawl).get(instances.get(1)).orElseThrow().version())
                    .isEqualTo(2);
        }
    }

    private Branch firstRelease() throws Exception {
        Compiled one = Compiled.of(SOURCES.resolve("one"), directory("one"));
        assertThat(one.messages()).isEmpty();
        List<String> told = new ArrayList<>();
        assertThat(Accept.accept(List.of(one.classes()), temporary.resolve("baseline"), told::add))
                .isTrue();
        assertThat(told).containsExactly("new: Loan.v1.json");
        return one.branch("bank.Desk");
    }

    private Branch secondRelease() throws Exception {
        String baseline = "-Apawl.baseline=" + temporary.resolve("baseline").toAbsolutePath();
        Compiled two = Compiled.of(SOURCES.resolve("two"), directory("two"), baseline);
        assertThat(two.messages()).isEmpty();
        return two.branch("bank.Desk");
    }

    private Path directory(String name) throws Exception {
        return Files.createDirectories(temporary.resolve(name));
    }

    private Pawl node(Branch... branches) {
        Pawl.Builder builder = Pawl.on(database.dataSource()).poll(Duration.ofMillis(50));
        for (Branch branch : branches) {
            builder.run(branch.machine());
        }
        return builder.start();
    }

    private static String result(MachineClient<?> client, long instance) {
        return ((Completion.Done<?>) client.await(instance, SOON)).result().toString();
    }

    private static void awaitState(MachineClient<?> client, long instance, String state) throws Exception {
        Until.holds(() -> client.get(instance).orElseThrow().stateName().equals(state)
                && client.get(instance).orElseThrow().status() != Status.EXECUTING);
    }
}
