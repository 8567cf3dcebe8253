package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Status;
import dev.pawl.runtime.spi.RateLimit;
import dev.pawl.runtime.testing.Executions;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits as users meet them, on two nodes. */
@Timeout(60)
class LimitsTest {

    record Start(long n, String tenant) {}

    record Middle(long n, String tenant) {}

    record End(long n) {}

    record Go(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Pawl.Builder node(TestMachine... machines) {
        // What nobody is told of would be found after a minute only.
        Pawl.Builder builder = Pawl.on(database.dataSource()).poll(Duration.ofMinutes(1));
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static TestMachine twoSteps(String name) {
        return TestMachine.named(name)
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new Middle(s.n(), s.tenant()))
                .action(
                        Middle.class,
                        (s, c) -> c.attempt() == 0 && s.n() % 3 == 0
                                ? c.replay(s, Duration.ofMillis(20))
                                : new End(s.n()));
    }

    private static List<Insert<Object>> inserts(
            TestMachine machine, int n, int tenants, Function<String, InsertOptions> options) {
        return LongStream.range(0, n)
                .<Insert<Object>>mapToObj(i -> {
                    String tenant = "t" + i % tenants;
                    return machine.insert(new Start(i, tenant), options.apply(tenant));
                })
                .toList();
    }

    private static void awaitAll(TestClient client, List<Inserted> inserted) {
        for (Inserted each : inserted) {
            assertThat(client.await(each.id(), SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void ofAPartitionOneExecutesAtATimeOnAllNodes() throws Exception {
        TestMachine machine = twoSteps("Parted");
        try (Pawl one = node(machine).start();
                Pawl two = node(machine).start()) {
            TestClient client = new TestClient(one, machine);
            TestClient other = new TestClient(two, machine);
            Function<String, InsertOptions> parted = InsertOptions.defaults()::partition;
            List<Inserted> inserted = new ArrayList<>(client.insertAll(inserts(machine, 150, 5, parted)));
            for (Insert<Object> single : inserts(machine, 50, 5, parted)) {
                assertThat(other.insert(single)).isPositive();
            }
            awaitAll(client, inserted);
            Until.holds(() -> silently("SELECT count(*) FROM pawl.instance WHERE ended_at IS NULL") == 0);
            Executions executions = Executions.of(database, "@Parted");
            assertThat(executions.mostAtATime()).isEqualTo(1);
            // A third of them was given back in between.
            assertThat(executions.count()).isGreaterThanOrEqualTo(260);
        }
    }

    private long silently(String sql) {
        try {
            return number(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNamedLimitSpansMachinesAndQueuesAndIsAnOperatorsToChange() throws Exception {
        TestMachine first = twoSteps("First");
        TestMachine second = TestMachine.named("Second")
                .queue("else")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> new End(s.n()));
        try (Pawl one = node(first, second).limit("mails", Limit.concurrency(3)).start();
                Pawl two =
                        node(first, second).limit("mails", Limit.concurrency(3)).start()) {
            InsertOptions limited = InsertOptions.defaults().limit("mails");
            TestClient a = new TestClient(one, first);
            TestClient b = new TestClient(two, second);
            List<Inserted> mine = a.insertAll(inserts(first, 90, 1, tenant -> limited));
            List<Inserted> others = b.insertAll(inserts(second, 90, 1, tenant -> limited));
            awaitAll(a, mine);
            awaitAll(b, others);
            Executions executions = Executions.of(database, "mails");
            assertThat(executions.mostAtATime()).isEqualTo(3);
            Operations alice = two.operations("alice");
            alice.limit("mails", Limit.concurrency(1));
            List<Inserted> later = a.insertAll(inserts(first, 30, 1, tenant -> limited));
            awaitAll(a, later);
            assertThat(executions.after(later.get(0).id() - 1).mostAtATime()).isEqualTo(1);
            LimitUse use = alice.limits().get(0);
            assertThat(use.name()).isEqualTo("mails");
            assertThat(use.limit()).isEqualTo(Limit.concurrency(1));
            assertThat(use.changedBy()).contains("alice");
            assertThat(use.executing()).isZero();
            assertThat(use.waiting()).isZero();
        }
    }

    @Test
    void whatIsHeldBackShowsAndCanBeCancelled() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Held")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    go.await();
                    return new End(s.n());
                });
        try (Pawl one = node(machine).start();
                Pawl two = node(machine).start()) {
            TestClient client = new TestClient(one, machine);
            Operations alice = two.operations("alice");
            InsertOptions parted = InsertOptions.defaults().partition("p");
            client.insert(machine.insert(new Start(0, ""), parted));
            running.await();
            long second = client.insert(machine.insert(new Start(1, ""), parted));
            long third = client.insert(machine.insert(new Start(2, ""), parted));
            Until.holds(() ->
                    alice.inspect(third).orElseThrow().instance().heldBackBy().isPresent());
            Inspection held = alice.inspect(third).orElseThrow().instance();
            assertThat(held.heldBackBy()).contains("@Held");
            assertThat(held.partition()).contains("p");
            assertThat(held.limit()).isEmpty();
            assertThat(held.status()).isEqualTo(Status.RUNNABLE);
            assertThat(alice.cancel(second, "no more")).isEqualTo(OperationResult.DONE);
            go.countDown();
            assertThat(client.await(third, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void oneThatWaitsForASignalTakesNoPlace() {
        TestMachine machine = TestMachine.named("Waiting")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(Start.class, (s, c) -> new Middle(s.n(), ""))
                .on(Middle.class, Go.class, (s, e, c) -> new End(e.n()));
        try (Pawl one = node(machine).start();
                Pawl two = node(machine).start()) {
            TestClient client = new TestClient(one, machine);
            InsertOptions parted = InsertOptions.defaults().partition("p");
            long first = client.insert(machine.insert(new Start(0, ""), parted));
            long second = new TestClient(two, machine).insert(machine.insert(new Start(1, ""), parted));
            client.signal(second, new Go(2));
            client.signal(first, new Go(1));
            assertThat(client.await(second, SOON)).isInstanceOf(Completion.Done.class);
            assertThat(client.await(first, SOON)).isInstanceOf(Completion.Done.class);
        }
    }

    @Test
    void aSaturatedPartitionDoesNotStandInTheWayOfItsQueue() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Crowded")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    if (s.tenant().equals("t0")) {
                        go.await();
                    }
                    return new End(s.n());
                });
        try (Pawl one = node(machine).start();
                Pawl two = node(machine).start()) {
            TestClient client = new TestClient(one, machine);
            Function<String, InsertOptions> parted = InsertOptions.defaults()::partition;
            List<Inserted> crowd = client.insertAll(inserts(machine, 1_000, 1, parted));
            for (int i = 0; i < 20; i++) {
                long id = client.insert(machine.insert(
                        new Start(i, "x"), InsertOptions.defaults().partition("x" + i)));
                assertThat(client.await(id, SOON)).isInstanceOf(Completion.Done.class);
            }
            // Each of the crowd was claimed once at the most.
            assertThat(one.counters().claimed() + two.counters().claimed()).isLessThan(60);
            // A claim that is under way may have hidden some from the others.
            Until.holds(() -> silently("SELECT count(*) FROM pawl.instance WHERE due IS NOT NULL") == 0);
            two.operations("alice").cancelAll(InstanceFilter.machine("Crowded"), "enough");
            go.countDown();
            assertThat(client.await(crowd.get(0).id(), SOON)).isInstanceOf(Completion.Cancelled.class);
        }
    }

    @Test
    void tenantsOfOneQueueTakeTurns() throws Exception {
        List<String> order = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        TestMachine machine = TestMachine.named("Fair")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    go.await();
                    synchronized (order) {
                        order.add(s.tenant());
                    }
                    return new End(s.n());
                });
        try (Pawl one = node(machine)
                .queue("default", 1)
                .limit("fair", Limit.concurrency(2))
                .start()) {
            TestClient client = new TestClient(one, machine);
            Function<String, InsertOptions> fair =
                    tenant -> InsertOptions.defaults().partition(tenant).limit("fair");
            List<Inserted> all = new ArrayList<>(client.insertAll(inserts(machine, 60, 1, fair)));
            List<Insert<Object>> late = LongStream.range(0, 10)
                    .<Insert<Object>>mapToObj(i -> machine.insert(new Start(i, "small"), fair.apply("small")))
                    .toList();
            all.addAll(client.insertAll(late));
            go.countDown();
            awaitAll(client, all);
            // The small one came behind sixty of the large one, and did not wait for them.
            assertThat(order.lastIndexOf("small")).isLessThan(45);
        }
    }

    @Test
    void aRateHoldsOnAllNodesAndPartsByAComponent() throws Exception {
        Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
        TestMachine machine = TestMachine.named("Mailer")
                .initial(Start.class)
                .terminal(End.class)
                .limited(Start.class, new RateLimit<>("smtp", Start::tenant, 1))
                .action(Start.class, (s, c) -> {
                    starts.computeIfAbsent(s.tenant(), t -> new AtomicInteger()).incrementAndGet();
                    if (c.attempt() == 0 && s.n() % 10 == 0) {
                        return c.replay(s, Duration.ZERO);
                    }
                    return new End(s.n());
                });
        Limit smtp = Limit.rate(100, Duration.ofSeconds(1)).burst(2);
        Duration poll = Duration.ofMillis(50);
        try (Pawl one = node(machine).poll(poll).limit("smtp", smtp).start();
                Pawl two = node(machine).poll(poll).limit("smtp", smtp).start()) {
            TestClient client = new TestClient(one, machine);
            long began = number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
            List<Inserted> all = client.insertAll(inserts(machine, 120, 2, tenant -> InsertOptions.defaults()));
            awaitAll(client, all);
            long ended = number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
            for (String tenant : List.of("t0", "t1")) {
                // Twelve of the first, which have even numbers, are run twice.
                assertThat(starts.get(tenant)).hasValue(tenant.equals("t0") ? 72 : 60);
                assertThat(starts.get(tenant).get())
                        .isLessThanOrEqualTo((int) (2 + (ended - began + 100_000) / 10_000));
            }
            // Of what is claimed first more come together than the bucket holds, however slow the machine is.
            assertThat(one.counters().throttled() + two.counters().throttled()).isPositive();
        }
    }

    @Test
    void aThrottledInstanceShowsTakesSignalsAndComesWhenTheRateIsRaised() throws Exception {
        TestMachine machine = TestMachine.named("Slow")
                .initial(Start.class)
                .terminal(End.class)
                .signal(Go.class)
                .limited(Start.class, new RateLimit<>("slow", 1))
                .action(Start.class, (s, c) -> new End(s.n()))
                .on(Start.class, Go.class, (s, e, c) -> e.n() == 0 ? c.stay(s) : new End(e.n()));
        Limit slow = Limit.rate(1, Duration.ofHours(1));
        try (Pawl one = node(machine).limit("slow", slow).start();
                Pawl two = node(machine).limit("slow", slow).start()) {
            TestClient client = new TestClient(one, machine);
            Operations alice = two.operations("alice");
            List<Inserted> all = client.insertAll(inserts(machine, 20, 1, tenant -> InsertOptions.defaults()));
            Until.holds(() -> alice.limits().get(0).waiting() == 19);
            Inserted last = all.stream()
                    .filter(each -> alice.inspect(each.id())
                            .orElseThrow()
                            .instance()
                            .heldBackBy()
                            .equals(Optional.of("slow")))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            var due = alice.inspect(last.id()).orElseThrow().instance().due();
            client.signal(last.id(), new Go(0));
            Until.holds(() -> alice.history(last.id()).size() == 2
                    && alice.inspect(last.id()).orElseThrow().instance().status() != Status.EXECUTING);
            // It has kept its turn.
            assertThat(alice.inspect(last.id()).orElseThrow().instance().due()).isEqualTo(due);
            client.signal(last.id(), new Go(7));
            assertThat(client.await(last.id(), SOON)).isInstanceOf(Completion.Done.class);
            alice.limit("slow", Limit.rate(1_000, Duration.ofSeconds(1)));
            awaitAll(client, all);
            assertThat(alice.limits().get(0).waiting()).isZero();
        }
    }

    /** The end of the last child finds its parent in line, behind that child. */
    @Test
    void aParentThatStandsInLineIsLetInByTheEndOfItsChild() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestMachine child = TestMachine.named("Child")
                .initial(Start.class)
                .terminal(End.class)
                .action(Start.class, (s, c) -> {
                    running.countDown();
                    go.await();
                    return new End(1);
                });
        InsertOptions alone = InsertOptions.defaults().limit("alone");
        TestMachine parent = TestMachine.named("Parent")
                .initial(Start.class)
                .state(Middle.class)
                .terminal(End.class)
                .signal(Go.class)
                .action(
                        Start.class,
                        (s, c) -> Outcome.spawn(List.<Insert<Object>>of(child.insert(new Start(0, ""), alone)))
                                .next(new Middle(0, "")))
                .joined(
                        Middle.class,
                        (s, children, c) -> new End(children.results().size()),
                        child)
                .on(Middle.class, Go.class, (s, e, c) -> c.stay(s));
        try (Pawl one = node(parent, child).limit("alone", Limit.concurrency(1)).start();
                Pawl two =
                        node(parent, child).limit("alone", Limit.concurrency(1)).start()) {
            TestClient client = new TestClient(one, parent);
            long id = client.insert(parent.insert(new Start(0, ""), alone));
            running.await();
            client.signal(id, new Go(1));
            Operations alice = two.operations("alice");
            Until.holds(() ->
                    alice.inspect(id).orElseThrow().instance().heldBackBy().isPresent());
            go.countDown();
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(1)));
        }
    }

    @Test
    void whatIsNotDeclaredIsRefused() {
        TestMachine machine = TestMachine.named("Strict")
                .initial(Start.class)
                .terminal(End.class)
                .limited(Start.class, new RateLimit<>("nobody's", 1))
                .action(Start.class, (s, c) -> new End(s.n()));
        assertThatThrownBy(() -> node(machine).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no node has declared the limit 'nobody's', which limits the state Strict.Start");
        assertThatThrownBy(() ->
                        node(machine).limit("nobody's", Limit.concurrency(1)).start())
                .hasMessageContaining("is one on how many execute; a state is limited by a rate");
        try (Pawl one = Pawl.on(database.dataSource()).start()) {
            TestClient client = new TestClient(one, machine);
            assertThatThrownBy(() -> client.insert(machine.insert(
                            new Start(0, ""), InsertOptions.defaults().limit("mials"))))
                    .hasMessage("no node has declared the limit 'mials'; there are [nobody's]. Declare it with"
                            + " Pawl.Builder.limit(...) on the nodes that run the machines.");
            assertThatThrownBy(() -> one.operations("alice").limit("mials", Limit.concurrency(1)))
                    .hasMessageContaining("no node has declared the limit 'mials'");
        }
        assertThatThrownBy(() -> Limit.concurrency(0)).hasMessageContaining("from 1 to 10000");
        assertThatThrownBy(() -> Limit.rate(0, SOON)).hasMessageContaining("at least one token");
        assertThatThrownBy(() -> Limit.rate(1, Duration.ofDays(2))).hasMessageContaining("a microsecond to a day");
        assertThatThrownBy(() -> InsertOptions.defaults().limit("@x")).hasMessageContaining("must not begin with @");
        assertThat(Limit.rate(3, Duration.ofSeconds(1))).isEqualTo(new Limit.Rate(Duration.ofNanos(333_334_000), 1));
    }
}
