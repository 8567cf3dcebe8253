package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Outcome;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parents, children and what they send, on nodes that lose their connections or vanish. */
@Timeout(120)
class FamilyTroubleTest {

    record Order(long n) {}

    record Picking(long n) {}

    record Sum(long n) {}

    record Line(long n) {}

    record Picked(long n) {}

    record Tally(long left, long sum) {}

    record Count(long n) {}

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PARENTS = 100;
    private static final int CHILDREN = 10;

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static Pawl node(HikariDataSource source, TestMachine... machines) {
        Pawl.Builder builder = Pawl.on(source)
                .lease(Duration.ofSeconds(1))
                .poll(Duration.ofMillis(100))
                .drain(Duration.ofMillis(200));
        for (TestMachine machine : machines) {
            builder.run(machine);
        }
        return builder.start();
    }

    private static Object result(Completion<Object> completion) {
        assertThat(completion).isInstanceOf(Completion.Done.class);
        return ((Completion.Done<Object>) completion).result();
    }

    @Test
    void everyParentEndsAndEveryChildCountsOnceThoughNodesVanish() throws Exception {
        TestMachine tally = TestMachine.named("Tally")
                .initial(Tally.class)
                .terminal(Sum.class)
                .signal(Count.class)
                .onAll(Tally.class, Count.class, (s, counts, c) -> {
                    long left = s.left() - counts.size();
                    long sum = s.sum() + counts.stream().mapToLong(Count::n).sum();
                    return left <= 0 ? new Sum(sum) : new Tally(left, sum);
                });
        TestMachine line = TestMachine.named("Line")
                .initial(Line.class)
                .terminal(Picked.class)
                .action(
                        Line.class,
                        (s, c) ->
                                Outcome.send(tally.send("tally", new Count(1))).next(new Picked(s.n())));
        TestMachine order = TestMachine.named("Order")
                .initial(Order.class)
                .state(Picking.class)
                .terminal(Sum.class)
                .action(
                        Order.class,
                        (s, c) -> Outcome.spawn(LongStream.rangeClosed(1, CHILDREN)
                                        .<Insert<Object>>mapToObj(n -> line.insert(new Line(n)))
                                        .toList())
                                .next(new Picking(s.n())))
                .joined(
                        Picking.class,
                        (s, children, c) -> new Sum(children.results().stream()
                                .mapToLong(picked -> ((Picked) picked).n())
                                .sum()),
                        line);
        try (Pawl pawl = node(database.dataSource(), tally, line, order)) {
            TestClient tallies = new TestClient(pawl, tally);
            long sum =
                    tallies.insert(tally.insert(new Tally((long) PARENTS * CHILDREN, 0), InsertOptions.key("tally")));
            TestClient orders = new TestClient(pawl, order);
            List<Long> ids = orders
                    .insertAll(LongStream.range(0, PARENTS)
                            .<Insert<Object>>mapToObj(n -> order.insert(new Order(n)))
                            .toList())
                    .stream()
                    .map(Inserted::id)
                    .toList();
            CountDownLatch never = new CountDownLatch(1);
            for (int round = 0; round < 6; round++) {
                HikariDataSource source = new HikariDataSource(database.config());
                try (Pawl victim = node(source, tally, line, order)) {
                    assertThat(never.await(150, TimeUnit.MILLISECONDS)).isFalse();
                    source.close();
                }
                cutAll();
            }
            for (long id : ids) {
                assertThat(result(await(orders, id))).isEqualTo(new Sum(CHILDREN * (CHILDREN + 1) / 2));
            }
            assertThat(result(await(tallies, sum))).isEqualTo(new Sum((long) PARENTS * CHILDREN));
            assertThat(value("SELECT mail FROM pawl.instance WHERE key = 'tally'"))
                    .isEqualTo(PARENTS * CHILDREN);
            assertThat(value("SELECT count(*) FROM pawl.instance WHERE parent IS NOT NULL"))
                    .isEqualTo(PARENTS * CHILDREN);
        }
    }

    /** Connections that were cut may still lie in the pool. */
    private static Completion<Object> await(TestClient client, long id) {
        return Until.answered(() -> client.await(id, SOON));
    }

    private void cutAll() throws SQLException {
        value("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private int value(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
