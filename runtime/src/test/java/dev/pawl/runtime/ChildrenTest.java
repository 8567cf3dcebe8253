package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Child;
import dev.pawl.Children;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.Status;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Children: spawned, joined, left behind; with two nodes over one database. */
@Timeout(120)
class ChildrenTest extends EachStore {

    record Order(long lines) {}

    record Picking(long lines) {}

    record Closing(long lines) {}

    record Sum(long n) {}

    record Line(long n) {}

    record Shelf(long n) {}

    record Picked(long n) {}

    record Enough(long n) {}

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Picks a line: those below zero fail, zero waits for ever, others are done at once. */
    private static TestMachine line() {
        return TestMachine.named("Line")
                .initial(Line.class)
                .state(Shelf.class)
                .terminal(Picked.class)
                .signal(Enough.class)
                .action(Line.class, (s, c) -> {
                    if (s.n() < 0) {
                        return Outcome.stop("no such line");
                    }
                    return s.n() == 0 ? new Shelf(0) : new Picked(s.n());
                })
                .on(Shelf.class, Enough.class, (s, e, c) -> new Picked(e.n()));
    }

    private static List<Insert<Object>> lines(TestMachine line, long... numbers) {
        return LongStream.of(numbers)
                .<Insert<Object>>mapToObj(n -> line.insert(new Line(n)))
                .toList();
    }

    private static TestMachine order(TestMachine line, long... numbers) {
        return TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .signal(Enough.class)
                .action(
                        Order.class,
                        (s, c) -> Outcome.spawn(lines(line, numbers)).next(new Picking(numbers.length)))
                .joined(
                        Picking.class,
                        (s, children, c) -> new Sum(children.results().stream()
                                .mapToLong(picked -> ((Picked) picked).n())
                                .sum()),
                        line)
                .on(Picking.class, Enough.class, (s, e, c) -> new Sum(-1));
    }

    @Test
    void theJoinRunsWhenAllHaveEnded() throws Exception {
        TestMachine line = line();
        AtomicReference<Children<Object>> seen = new AtomicReference<>();
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .action(
                        Order.class,
                        (s, c) -> Outcome.spawn(List.<Insert<Object>>of(
                                        line.insert(new Line(3), InsertOptions.key("three")),
                                        line.insert(new Line(-1)),
                                        line.insert(new Line(0), InsertOptions.key("slow")),
                                        line.insert(new Line(5), InsertOptions.key("taken"))))
                                .next(new Picking(4)))
                .joined(
                        Picking.class,
                        (s, children, c) -> {
                            seen.set(children);
                            return new Sum(children.size());
                        },
                        line);
        try (Pawl pawl = start(order);
                Pawl other = start(line)) {
            TestClient lines = new TestClient(other, line);
            lines.insert(line.insert(new Line(0), InsertOptions.key("taken")));
            TestClient orders = new TestClient(pawl, order);
            long id = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> lines.find("slow")
                    .map(slow -> slow.status() == Status.WAITING)
                    .orElse(false));
            assertThat(seen.get()).isNull();
            long slow = lines.find("slow").orElseThrow().id();
            lines.cancel(slow, "too slow");
            assertThat(result(orders.await(id, SOON))).isEqualTo(new Sum(4));
            List<Child<Object>> children = seen.get().all();
            assertThat(children.get(0)).isInstanceOfSatisfying(Child.Done.class, done -> {
                assertThat(done.result()).isEqualTo(new Picked(3));
                assertThat(done.key()).contains("three");
            });
            assertThat(children.get(1))
                    .isInstanceOfSatisfying(
                            Child.Failed.class,
                            failed -> assertThat(failed.failure().message()).isEqualTo("no such line"));
            assertThat(children.get(2))
                    .isEqualTo(new Child.Cancelled<>(slow, children.get(2).key(), "too slow"));
            assertThat(children.get(3)).isEqualTo(new Child.Refused<>(java.util.Optional.of("taken")));
            assertThat(seen.get().allDone()).isFalse();
            assertThat(seen.get().others()).hasSize(3);
        }
    }

    @Test
    void noChildrenAreJoinedAtOnce() {
        TestMachine line = line();
        TestMachine order = order(line);
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            assertThat(result(orders.await(orders.insert(order.insert(new Order(0))), SOON)))
                    .isEqualTo(new Sum(0));
        }
    }

    @Test
    void childrenWhoseKeysAreAllTakenAreJoinedAtOnce() {
        TestMachine line = line();
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .action(
                        Order.class,
                        (s, c) -> Outcome.spawn(List.<Insert<Object>>of(
                                        line.insert(new Line(1), InsertOptions.key("a")),
                                        line.insert(new Line(1), InsertOptions.key("a"))))
                                .next(new Picking(2)))
                .joined(
                        Picking.class,
                        (s, children, c) -> new Sum(children.others().size()),
                        line);
        try (Pawl pawl = start(order, line)) {
            TestClient lines = new TestClient(pawl, line);
            lines.insert(line.insert(new Line(0), InsertOptions.key("a")));
            TestClient orders = new TestClient(pawl, order);
            assertThat(result(orders.await(orders.insert(order.insert(new Order(0))), SOON)))
                    .isEqualTo(new Sum(2));
        }
    }

    @Test
    void thousandsOfChildrenAndNestedOnes() {
        TestMachine line = line();
        TestMachine order = order(line, LongStream.rangeClosed(1, 50).toArray());
        TestMachine batch = TestMachine.named("Batch")
                .initial(Closing.class)
                .state(Shelf.class)
                .terminal(Picked.class)
                .action(
                        Closing.class,
                        (s, c) -> Outcome.spawn(LongStream.range(0, s.lines())
                                        .<Insert<Object>>mapToObj(n -> order.insert(new Order(n)))
                                        .toList())
                                .next(new Shelf(s.lines())))
                .joined(
                        Shelf.class,
                        (s, children, c) -> new Picked(children.results().stream()
                                .mapToLong(sum -> ((Sum) sum).n())
                                .sum()),
                        order);
        try (Pawl pawl = start(batch, order, line);
                Pawl other = start(batch, order, line)) {
            TestClient batches = new TestClient(pawl, batch);
            long id = batches.insert(batch.insert(new Closing(60)));
            assertThat(result(batches.await(id, SOON))).isEqualTo(new Picked(60 * 1275));
            assertThat(other.counters().stale() + pawl.counters().stale()).isZero();
        }
    }

    @Test
    void leavingTheStateCancelsThoseThatStillRunAndTheirChildren() throws Exception {
        TestMachine line = line();
        TestMachine order = order(line, 0, 0, 0);
        TestMachine batch = TestMachine.named("Batch")
                .initial(Closing.class)
                .state(Shelf.class)
                .terminal(Picked.class)
                .signal(Enough.class)
                .action(
                        Closing.class,
                        (s, c) -> Outcome.spawn(
                                        List.<Insert<Object>>of(order.insert(new Order(1)), order.insert(new Order(2))))
                                .next(new Shelf(2)))
                .joined(Shelf.class, (s, children, c) -> new Picked(0), order)
                .on(Shelf.class, Enough.class, (s, e, c) -> new Picked(e.n()));
        try (Pawl pawl = start(batch, order, line);
                Pawl other = start(line)) {
            TestClient batches = new TestClient(pawl, batch);
            long id = batches.insert(batch.insert(new Closing(2)));
            Until.holds(() -> count("Line", Status.WAITING) == 6);
            batches.signal(id, new Enough(4));
            assertThat(result(batches.await(id, SOON))).isEqualTo(new Picked(4));
            Until.holds(() -> count("Line", Status.CANCELLED) == 6 && count("Order", Status.CANCELLED) == 2);
        }
    }

    @Test
    void cancellingAParentCancelsItsChildren() throws Exception {
        TestMachine line = line();
        TestMachine order = order(line, 0, 0, 7);
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            long id = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> count("Line", Status.WAITING) == 2 && count("Line", Status.DONE) == 1);
            orders.cancel(id, "no longer wanted");
            Until.holds(() -> count("Line", Status.CANCELLED) == 2);
            long second = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> count("Line", Status.WAITING) == 2 && count("Line", Status.DONE) == 2);
            pawl.operations("ann").cancel(second, "neither this");
            Until.holds(() -> count("Line", Status.CANCELLED) == 4);
            assertThat(count("Line", Status.DONE)).isEqualTo(2);
        }
    }

    @Test
    void childrenThatAreAbandonedGoOn() throws Exception {
        TestMachine line = line();
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .signal(Enough.class)
                .action(Order.class, (s, c) -> Outcome.spawn(lines(line, 0, 0)).next(new Picking(2)))
                .joined(Picking.class, true, (s, children, c) -> new Sum(0), line)
                .on(Picking.class, Enough.class, (s, e, c) -> new Sum(-1));
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            long left = orders.insert(order.insert(new Order(1)));
            long cancelled = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> count("Line", Status.WAITING) == 4);
            orders.signal(left, new Enough(1));
            assertThat(result(orders.await(left, SOON))).isEqualTo(new Sum(-1));
            orders.cancel(cancelled, "enough");
            // A third one, whose children are cancelled, shows that the cancelling has had its turn.
            TestMachine strict = TestMachine.named("Strict")
                    .initial(Order.class)
                    .state(Picking.class)
                    .terminal(Sum.class)
                    .action(Order.class, (s, c) -> Outcome.spawn(lines(line, 0)).next(new Picking(1)))
                    .joined(Picking.class, (s, children, c) -> new Sum(0), line);
            try (Pawl other = start(strict)) {
                TestClient stricts = new TestClient(other, strict);
                long third = stricts.insert(strict.insert(new Order(1)));
                Until.holds(() -> count("Line", Status.WAITING) == 5);
                stricts.cancel(third, "enough");
                Until.holds(() -> count("Line", Status.CANCELLED) == 1);
            }
            assertThat(count("Line", Status.WAITING)).isEqualTo(4);
        }
    }

    @Test
    void aFailedChildThatIsRetriedIsWaitedForAgain() throws Exception {
        TestMachine line = line();
        CountDownLatch fixed = new CountDownLatch(1);
        TestMachine flaky = TestMachine.named("Flaky")
                .initial(Line.class)
                .terminal(Picked.class)
                .action(Line.class, (s, c) -> fixed.getCount() == 0 ? new Picked(9) : Outcome.stop("not yet"));
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .action(
                        Order.class,
                        (s, c) -> Outcome.spawn(List.<Insert<Object>>of(
                                        flaky.insert(new Line(1)), line.insert(new Line(0), InsertOptions.key("slow"))))
                                .next(new Picking(2)))
                .joined(
                        Picking.class,
                        (s, children, c) -> new Sum(children.results().size()),
                        flaky,
                        line);
        try (Pawl pawl = start(order, line, flaky)) {
            TestClient orders = new TestClient(pawl, order);
            long id = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> count("Flaky", Status.FAILED) == 1 && count("Line", Status.WAITING) == 1);
            fixed.countDown();
            Operations operations = pawl.operations("ann");
            assertThat(operations.retryAll(InstanceFilter.machine("Flaky"))).isEqualTo(1);
            Until.holds(() -> count("Flaky", Status.DONE) == 1);
            assertThat(orders.get(id).orElseThrow().status()).isEqualTo(Status.WAITING);
            new TestClient(pawl, line).signal("slow", new Enough(2));
            assertThat(result(orders.await(id, SOON))).isEqualTo(new Sum(2));
        }
    }

    @Test
    void rewoundToWhereItSpawnedItWaitsForTheSameChildren() throws Exception {
        TestMachine line = line();
        TestMachine order = order(line, 4, 5);
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            long id = orders.insert(order.insert(new Order(1)));
            assertThat(result(orders.await(id, SOON))).isEqualTo(new Sum(9));
            HistoryEntry spawned = orders.history(id).stream()
                    .filter(entry -> entry.to().equals("Picking"))
                    .findFirst()
                    .orElseThrow();
            pawl.operations("ann").rewind(id, spawned.revision());
            Until.holds(() -> orders.history(id).stream()
                            .filter(entry -> entry.to().equals("Sum"))
                            .count()
                    == 2);
            assertThat(result(orders.await(id, SOON))).isEqualTo(new Sum(9));
            assertThat(count("Line", Status.DONE)).isEqualTo(2);
        }
    }

    @Test
    void operatorsSeeParentsAndChildren() throws Exception {
        TestMachine line = line();
        TestMachine order = order(line, 0, 7, 0, -1, 0);
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            long id = orders.insert(order.insert(new Order(1)));
            Until.holds(() -> count("Line", Status.WAITING) == 3
                    && count("Line", Status.DONE) == 1
                    && count("Line", Status.FAILED) == 1);
            Operations operations = pawl.operations("ann");
            Inspection parent = operations.inspect(id).orElseThrow().instance();
            assertThat(parent.parent()).isEmpty();
            assertThat(parent.awaited()).isEqualTo(3);
            List<Inspection> first = operations.children(id, 0, 2);
            List<Inspection> rest = operations.children(id, first.get(1).id(), 9);
            assertThat(first).extracting(Inspection::status).containsExactly(Status.WAITING, Status.DONE);
            assertThat(rest)
                    .extracting(Inspection::status)
                    .containsExactly(Status.WAITING, Status.FAILED, Status.WAITING);
            assertThat(rest).allMatch(child -> child.parent().getAsLong() == id);
            TestClient lines = new TestClient(pawl, line);
            assertThat(lines.get(rest.get(0).id()).orElseThrow().parent()).hasValue(id);
            assertThat(operations.children(rest.get(0).id(), 0, 9)).isEmpty();
        }
    }

    /** Another node's release has no such step any more: what has joined rests, and is not due for ever. */
    @Test
    void anInstanceWhoseJoinIsGoneWithAReleaseRests() throws Exception {
        TestMachine line = line();
        TestMachine order = order(line, 0);
        TestMachine after = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .signal(Enough.class)
                .action(Order.class, (s, c) -> new Picking(0))
                .on(Picking.class, Enough.class, (s, e, c) -> new Sum(-1));
        long id;
        try (Pawl pawl = start(order, line)) {
            id = new TestClient(pawl, order).insert(order.insert(new Order(1)));
            Until.holds(() -> count("Line", Status.WAITING) == 1);
        }
        try (Pawl pawl = start(after, line)) {
            TestClient lines = new TestClient(pawl, line);
            lines.signal(pawl.operations("ann").children(id, 0, 1).get(0).id(), new Enough(1));
            Until.holds(() -> count("Line", Status.DONE) == 1 && count("Order", Status.WAITING) == 1);
            Until.holds(() -> counted("Order", "kids IS NULL") == 1);
            TestClient orders = new TestClient(pawl, after);
            orders.signal(id, new Enough(1));
            assertThat(result(orders.await(id, SOON))).isEqualTo(new Sum(-1));
        }
    }

    /** Each generation is found once the one before it is cancelled; none waits for the next look at the clock. */
    @Test
    void generationsAreCancelledOneAfterTheOther() throws Exception {
        TestMachine nested = TestMachine.named("Nested")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class);
        nested.action(
                        Order.class,
                        (s, c) -> Outcome.spawn(LongStream.range(0, s.lines())
                                        .<Insert<Object>>mapToObj(n -> nested.insert(new Order(s.lines() - 1)))
                                        .toList())
                                .next(new Picking(s.lines())))
                .joined(Picking.class, (s, children, c) -> s.lines() == 0 ? c.replay(s, SOON) : new Sum(1), nested);
        try (Pawl pawl = start(nested)) {
            TestClient clients = new TestClient(pawl, nested);
            long id = clients.insert(nested.insert(new Order(5)));
            Until.holds(() -> count("Nested", "Picking") == 326);
            clients.cancel(id, "enough");
            Until.holds(() -> count("Nested", Status.CANCELLED) == 326);
        }
    }

    @Test
    void aStepMayDoOtherThingsThanSpawn() {
        TestMachine line = line();
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .action(
                        Order.class,
                        (s, c) -> c.attempt() < 2
                                ? Spawning.none(c.replay(s, Duration.ofMillis(1)))
                                : Outcome.spawn(lines(line, 1)).next(new Picking(1)))
                .joined(Picking.class, (s, children, c) -> new Sum(children.size()), line);
        try (Pawl pawl = start(order, line)) {
            TestClient orders = new TestClient(pawl, order);
            assertThat(result(orders.await(orders.insert(order.insert(new Order(1))), SOON)))
                    .isEqualTo(new Sum(1));
        }
    }

    private long count(String machine, Status status) {
        InstanceFilter filter = InstanceFilter.machine(machine).status(status);
        return database == null
                ? listed(filter)
                : counted(machine, "status = '" + status.name().toLowerCase(Locale.ROOT) + "'");
    }

    private long count(String machine, String state) {
        return database == null
                ? listed(InstanceFilter.machine(machine).state(state))
                : counted(machine, "state = '" + state + "'");
    }

    private long listed(InstanceFilter filter) {
        return inMemory.values()
                .iterator()
                .next()
                .operations("somebody")
                .list(filter, 1_000)
                .size();
    }

    private long counted(String machine, String condition) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pawl.instances WHERE machine = '" + machine + "' AND " + condition)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
