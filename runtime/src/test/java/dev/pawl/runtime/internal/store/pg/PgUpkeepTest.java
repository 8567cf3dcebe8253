package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.Departures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Departures;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.Upkeep;
import dev.pawl.runtime.internal.store.Upkeep.Line;
import dev.pawl.runtime.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PgUpkeepTest {

    private static final String MONTHS = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'pawl.history'::regclass";
    private static final String DROP_MONTHS = """
        DO $$ DECLARE t regclass; BEGIN
            FOR t IN SELECT inhrelid::regclass FROM pg_inherits
                     WHERE inhparent = 'pawl.history'::regclass AND inhrelid <> 'pawl.history_default'::regclass
            LOOP EXECUTE 'DROP TABLE ' || t; END LOOP;
        END $$
        """;

    private Fixture f;
    private Upkeep upkeep;

    @BeforeEach
    void open() {
        f = new Fixture();
        upkeep = f.store.upkeep();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private long elsewhere() throws SQLException {
        return Long.parseLong(f.value("SELECT count(*) FROM pawl.history_default"));
    }

    @Test
    void thereAreThreeMonthsFromTheStartAndTheyAreMadeOnce() throws SQLException {
        // Made now: a month may have begun since that was made which others are copies of.
        try (Fixture made = new Fixture(TestDatabase.empty())) {
            assertThat(made.value(MONTHS)).isEqualTo("4");
            assertThat(made.store.upkeep().extendHistory()).isZero();
            made.insert(made.runnable(null));
            assertThat(made.value("SELECT count(*) FROM pawl.history_default")).isEqualTo("0");
        }
    }

    @Test
    void nodesThatExtendTogetherMakeEachMonthOnce() throws SQLException {
        f.execute(DROP_MONTHS);
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return upkeep.extendHistory();
                } catch (DatabaseException e) {
                    // Another one was at it for longer than this one waits.
                    return 0;
                }
            }));
        }
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(3);
        assertThat(f.value(MONTHS)).isEqualTo("4");
    }

    @Test
    void withoutItsMonthNothingFailsAndWhatWentElsewhereIsMovedUnderFire() throws Exception {
        f.execute(DROP_MONTHS);
        long first = f.insert(f.runnable(null));
        assertThat(elsewhere()).isEqualTo(1);
        AtomicBoolean stop = new AtomicBoolean();
        Semaphore written = new Semaphore(0);
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(CompletableFuture.supplyAsync(() -> {
                int count = 0;
                for (; !stop.get(); count += 10) {
                    f.store.insert(Collections.nCopies(10, f.waiting(null)));
                    written.release();
                }
                return count;
            }));
        }
        int made = 0;
        while (made < 3) {
            assertThat(written.tryAcquire(10, 30, TimeUnit.SECONDS)).isTrue();
            try {
                made += upkeep.extendHistory();
            } catch (DatabaseException e) {
                assertThat(e.kind()).isEqualTo(DatabaseException.Kind.CONTENTION);
            }
        }
        written.drainPermits();
        assertThat(written.tryAcquire(10, 30, TimeUnit.SECONDS)).isTrue();
        stop.set(true);
        int inserted = writers.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(f.value("SELECT count(*) FROM pawl.history")).isEqualTo(String.valueOf(inserted + 1));
        assertThat(elsewhere()).isZero();
        assertThat(f.store.history(f.a.machine(), first, -1, 9)).hasSize(1);
    }

    @Test
    void oldMonthsAreFoundReadInPartsAndDropped() throws SQLException {
        upkeep.extendHistory();
        f.execute("INSERT INTO pawl.history (instance, rev, at, to_state, what) SELECT n % 3, n, '2021-12-31T23:59Z', "
                + f.a.state() + ", 1 FROM generate_series(1, 10) n");
        f.execute("INSERT INTO pawl.history (instance, rev, at, to_state, what) VALUES (1, 11, '2022-01-01T00:00Z', "
                + f.a.state() + ", 1)");
        assertThat(upkeep.extendHistory()).isEqualTo(2);
        assertThat(elsewhere()).isZero();
        YearMonth december = YearMonth.of(2021, 12);
        // Its revision has three entries, among which the first part would end.
        f.execute("INSERT INTO pawl.history (instance, rev, at, to_state, what) SELECT 1, 10, '2021-12-31T23:59Z', "
                + f.a.state() + ", 15 FROM generate_series(1, 2)");
        assertThat(upkeep.historyOlderThan(Duration.ofDays(90))).containsExactly(december, december.plusMonths(1));
        assertThat(upkeep.historyOlderThan(Duration.ofDays(36_500))).isEmpty();
        List<Line> lines = new ArrayList<>(upkeep.historyLines(december, Line.FIRST, 7));
        assertThat(lines).hasSize(9);
        lines.addAll(upkeep.historyLines(december, lines.get(8), 7));
        assertThat(lines).hasSize(12);
        assertThat(lines.get(0).json()).contains("\"instance\":0,\"rev\":3,");
        assertThat(upkeep.dropHistory(december)).isTrue();
        assertThat(upkeep.dropHistory(december)).isFalse();
        assertThat(f.store.history(f.a.machine(), 1, -1, 99)).hasSize(1);
    }

    @Test
    void aRoleThatMayNotCreateTablesDoesTheUpkeepAndOneThatMayOnlyReadDropsNothing() throws SQLException {
        String name = f.value("SELECT current_database() || '_u'");
        f.execute(DROP_MONTHS);
        f.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'secret'");
        try {
            f.execute("GRANT USAGE ON SCHEMA pawl TO " + name);
            f.execute("GRANT SELECT ON ALL TABLES IN SCHEMA pawl TO " + name);
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(f.database.url());
            source.setUser(name);
            source.setPassword("secret");
            Upkeep other = new PgStore(source).upkeep();
            assertThat(other.extendHistory()).isEqualTo(3);
            assertThatThrownBy(() -> other.dropHistory(YearMonth.of(2020, 1)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("permission denied for table history");
            f.execute("GRANT DELETE ON pawl.history TO " + name);
            assertThat(other.dropHistory(YearMonth.of(2020, 1))).isFalse();
        } finally {
            f.execute("DROP OWNED BY " + name);
            f.execute("DROP ROLE " + name);
        }
    }

    private List<Long> ended(int count, String age) throws SQLException {
        f.store.insert(Collections.nCopies(count, f.runnable(null)));
        List<Claimed> claimed = f.claim(count);
        List<Long> ids = claimed.stream().map(Claimed::id).toList();
        f.store.deliver(ids.stream().map(id -> f.signal(id, "{}", "key")).toList());
        f.store.commit(claimed.stream().map(c -> f.to(c, Then.DONE)).toList(), Fixture.NODE);
        f.execute("UPDATE pawl.instance SET ended_at = now() - interval '" + age + "' WHERE id BETWEEN "
                + Collections.min(ids) + " AND " + Collections.max(ids));
        return ids;
    }

    @Test
    void whatIsBroughtBackJustNowIsNotDeleted() throws Exception {
        List<Long> ids = ended(3, "3 days");
        f.store.configure("order", new MachineSettings(true, Duration.ZERO));
        try (Connection operator = f.transaction();
                Statement statement = operator.createStatement()) {
            statement.execute("UPDATE pawl.instance SET ended_at = NULL, status = 0 WHERE id = " + ids.get(1));
            assertThat(upkeep.deleteEnded(START, 10).deleted()).isEqualTo(2);
            operator.commit();
        }
        assertThat(upkeep.deleteEnded(START, 10).deleted()).isZero();
        assertThat(f.query("SELECT id FROM pawl.instance")).containsExactly(String.valueOf(ids.get(1)));
    }

    @Test
    void nodesThatDeleteTogetherShareTheWork() throws SQLException {
        ended(200, "3 days");
        f.store.configure("order", new MachineSettings(true, Duration.ofDays(1)));
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.supplyAsync(() -> {
                int sum = 0;
                for (Departures last = START; !last.over(); sum += last.deleted()) {
                    last = upkeep.deleteEnded(last, 7);
                }
                return sum;
            }));
        }
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(200);
        assertThat(f.value("SELECT count(*) FROM pawl.instance")).isEqualTo("0");
    }

    /** A backlog of children whose parents wait stands before what leaves; plans are those of unknown parameters. */
    @Test
    void aPartReadsNoMoreThanItLooksAtHoweverManyStay() throws Exception {
        long parent = f.insert(f.waiting("parent"));
        f.execute("UPDATE pawl.instance SET spawned = 1, kids = 1 WHERE id = " + parent);
        f.execute("""
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, data, ended_at, inserted_at, entered_at, parent, spawn, nth)
                SELECT nextval('pawl.instance_id'), %1$s, %2$s, 4, 'orders', 5, '{}',
                       now() - interval '9 days' + n / 100 * interval '1 ms', now(), now(),
                       CASE WHEN n <= 20000 THEN %3$s END, CASE WHEN n <= 20000 THEN 1 END, CASE WHEN n <= 20000 THEN n END
                FROM generate_series(1, 20060) n
                """.formatted(f.a.machine(), f.a.state(), parent));
        f.execute("ANALYZE pawl.instance");
        f.store.configure("order", new MachineSettings(true, Duration.ofDays(1)));
        f.resetStatistics();
        try (HikariDataSource single = f.single()) {
            Upkeep behind = new PgStore(single).upkeep();
            Departures last = START;
            for (int part = 0; part < 20; part++) {
                f.execute("SELECT pg_stat_reset()");
                last = behind.deleteEnded(last, 1_000);
                assertThat(last.deleted()).isZero();
                assertThat(last.over()).isFalse();
                assertThat(Long.parseLong(Fixture.counter(
                                single,
                                "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'instance_ended'")))
                        .as("part %s", part)
                        .isBetween(1_000L, 1_010L);
            }
            assertThat(behind.deleteEnded(last, 1_000))
                    .extracting(Departures::deleted, Departures::over)
                    .containsExactly(60, true);
        }
    }
}
