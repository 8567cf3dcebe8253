package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.InsertOptions;
import dev.pawl.Status;
import dev.pawl.runtime.testing.Rewriting;
import dev.pawl.runtime.testing.TestClient;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.TestMachine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instances that lie where claims no longer look, for it has become dear to look there. What makes it dear are dead entries by
 * the million; here it is a statement that sleeps if it is to look from the beginning. Nobody polls.
 */
@Timeout(60)
class PassedOverTest {

    record Begun(long n) {}

    record End(long n) {}

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String SLEEPS = " CROSS JOIN LATERAL (SELECT pg_sleep(CASE WHEN %1$s.mark IS NULL"
            + " AND %1$s.priority = 9 THEN 0.11 ELSE 0 END)) AS sleeping";

    private static final String FAILS = " CROSS JOIN LATERAL (SELECT CASE WHEN %1$s.mark IS NULL AND %1$s.priority = 9"
            + " THEN CASE WHEN pg_sleep(0.11) IS NOT NULL THEN 1 / (%1$s.priority - 9) END END) AS failing";

    private final TestMachine machine = TestMachine.named("Passed")
            .initial(Begun.class)
            .terminal(End.class)
            .action(Begun.class, (s, c) -> new End(s.n()));

    private final TestMachine slowly = TestMachine.named("Slowly")
            .initial(Begun.class)
            .terminal(End.class)
            .action(Begun.class, (s, c) -> {
                Thread.sleep(5);
                return new End(s.n());
            });

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static String after(String sql, String table, String addition) {
        int end = sql.indexOf(table) + table.length();
        return end < table.length()
                ? sql
                : sql.substring(0, end)
                        + addition.formatted(table.substring(0, table.indexOf('(')))
                        + sql.substring(end);
    }

    private DataSource slow(boolean looks) {
        return Rewriting.of(database.dataSource(), sql -> {
            String claim = after(sql, "p(priority, mark)", SLEEPS);
            return looks ? after(claim, "q(queue, priority, mark)", SLEEPS) : claim;
        });
    }

    private void through(TestClient client, long n) {
        assertThat(client.await(client.insert(machine.insert(new Begun(n))), SOON))
                .isEqualTo(new Completion.Done<Object>(new End(n)));
    }

    /** It is due, and has been for long; and nobody was told. */
    private long passed(TestClient client) throws SQLException {
        return passed(client, machine);
    }

    private long passed(TestClient client, TestMachine of) throws SQLException {
        long id = client.insert(of.insert(new Begun(7), InsertOptions.defaults().after(NEVER)));
        database.execute(
                "UPDATE pawl.instance SET due = due - interval '2 hours', action_at = action_at - interval '2 hours'"
                        + " WHERE id = " + id);
        return id;
    }

    /** Where the look is quick, the next claim looks from the beginning; where it is not, the mark goes back. */
    @ParameterizedTest(name = "looks are slow: {0}")
    @ValueSource(booleans = {false, true})
    void whatWasPassedOverIsFoundByALook(boolean looks) throws SQLException {
        try (Pawl pawl =
                Pawl.on(slow(looks)).run(machine).poll(NEVER).listen(false).start()) {
            TestClient client = new TestClient(pawl, machine);
            through(client, 1);
            through(client, 2);
            long id = passed(client);
            through(client, 3);
            assertThat(client.await(id, SOON)).isEqualTo(new Completion.Done<Object>(new End(7)));
        }
    }

    /** Where all claims bring as many as they have asked for, none of them asks when the next is due. */
    @Test
    void itIsFoundWhileTheQueueIsFull() throws SQLException {
        try (Pawl pawl = Pawl.on(slow(true))
                .run(slowly)
                .queue("default", 1)
                .poll(NEVER)
                .listen(false)
                .start()) {
            TestClient client = new TestClient(pawl, slowly);
            client.insertAll(IntStream.range(0, 4_000)
                    .<Insert<Object>>mapToObj(n -> slowly.insert(new Begun(n)))
                    .toList());
            for (int n = 0; n < 2; n++) {
                assertThat(client.await(passed(client, slowly), SOON))
                        .isEqualTo(new Completion.Done<Object>(new End(7)));
            }
            long id = client.insert(slowly.insert(new Begun(8)));
            assertThat(client.get(id).orElseThrow().status())
                    .as("the queue is still full")
                    .isEqualTo(Status.RUNNABLE);
        }
    }

    @Test
    void aPollFindsItToo() throws SQLException {
        try (Pawl pawl = Pawl.on(slow(true))
                .run(machine)
                .poll(Duration.ofMillis(200))
                .listen(false)
                .start()) {
            TestClient client = new TestClient(pawl, machine);
            through(client, 1);
            through(client, 2);
            assertThat(client.await(passed(client), SOON)).isEqualTo(new Completion.Done<Object>(new End(7)));
        }
    }

    /** A node that cannot come through from the beginning, neither by a claim nor by a look, runs what is due now. */
    @Test
    void aNodeThatStartsMeanwhileBeginsWithWhatIsDueNow() {
        DataSource hopeless = Rewriting.of(
                database.dataSource(),
                sql -> after(after(sql, "p(priority, mark)", FAILS), "q(queue, priority, mark)", FAILS));
        try (Pawl pawl =
                Pawl.on(hopeless).run(machine).poll(NEVER).listen(false).start()) {
            through(new TestClient(pawl, machine), 1);
        }
    }
}
