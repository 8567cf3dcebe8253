package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Watermark;
import dev.pawl.runtime.testing.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgClaimsTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void whatIsLockedIsPassedOver() throws Exception {
        long locked = f.insert(f.runnable(null));
        long free = f.insert(f.runnable(null));
        try (Connection other = f.transaction();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + locked + " FOR NO KEY UPDATE");
            assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(free);
        }
        assertThat(f.claim(9)).extracting(Claimed::id).containsExactly(locked);
    }

    @Test
    void foreignKeyChecksOfOthersDoNotHoldAClaimUp() throws Exception {
        long id = f.insert(f.runnable(null));
        try (Connection other = f.transaction();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + id + " FOR KEY SHARE");
            assertThat(f.claim(9)).hasSize(1);
        }
    }

    /** The claim reads the row as it was, and then waits; the delivery comes in between. */
    @Test
    void aRowThatChangesMeanwhileIsLeftForTheNextClaim() throws Exception {
        long id = f.insert(f.runnable(null));
        long calm = f.insert(f.runnable(null));
        DataSource pausing = Rewriting.of(
                f.database.dataSource(),
                sql -> sql.replace(
                        "i.due <= statement_timestamp()",
                        "i.due <= statement_timestamp() AND (SELECT true FROM pg_advisory_xact_lock(1))"));
        try (Connection gate = f.transaction();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(1)");
            CompletableFuture<Picked> claim = CompletableFuture.supplyAsync(
                    () -> new PgStore(pausing).claim(QUEUE, f.states, 9, LEASE, NODE, Watermark.NONE));
            f.awaitLockWait();
            f.deliver(f.signal(id, "{}", null));
            gate.commit();
            assertThat(claim.get().rows()).extracting(Claimed::id).containsExactly(calm);
            assertThat(claim.get().next()).as("where it is, is not known").isSameAs(Watermark.NONE);
        }
        Claimed claimed = f.claim(9).get(0);
        assertThat(claimed.id()).isEqualTo(id);
        assertThat(claimed.inbox().mail()).isEqualTo(1);
        assertThat(claimed.inbox().signals()).hasSize(1);
    }

    private Picked claim(int limit, Watermark from) {
        return f.store.claim(QUEUE, f.states, limit, LEASE, NODE, from);
    }

    /** Inserts one that has been due for so many seconds, with such a priority. */
    private long due(int seconds, int priority) throws SQLException {
        long id = f.insert(f.runnable(null));
        f.execute("UPDATE pawl.instance SET priority = " + priority + ", due = now() - interval '" + seconds
                + " s' WHERE id = " + id);
        return id;
    }

    private long due(long id) throws SQLException {
        return Long.parseLong(
                f.value("SELECT (extract(epoch FROM due) * 1000000)::bigint FROM pawl.instance WHERE id = " + id));
    }

    @Test
    void theNextClaimGoesOnWhereThisOneHasCome() throws SQLException {
        long first = due(60, 5);
        long second = due(50, 5);
        long third = due(40, 5);
        long mark = due(second);
        Picked picked = claim(2, Watermark.NONE);
        assertThat(picked.rows()).extracting(Claimed::id).containsExactly(first, second);
        assertThat(picked.next().urgentFirst().subList(0, 4))
                .as("read to their ends")
                .doesNotContainNull();
        assertThat(picked.next().at(5)).isEqualTo(mark);
        assertThat(picked.next().urgentFirst().subList(5, 10)).as("not read").containsOnlyNulls();

        long passed = due(55, 5);
        long like = due(50, 5);
        f.execute("UPDATE pawl.instance SET due = 'epoch'::timestamptz + " + mark + " * interval '1 us' WHERE id = "
                + like);
        assertThat(claim(9, picked.next()).rows()).extracting(Claimed::id).containsExactly(like, third);
        assertThat(claim(9, Watermark.NONE).rows()).extracting(Claimed::id).containsExactly(passed);
    }

    @Test
    void whereAllWasReadTheNextClaimLooksAtWhatMayHaveComeMeanwhile() throws SQLException {
        for (int claimed : new int[] {1, 0}) {
            if (claimed > 0) {
                due(60, 5);
            }
            long before = Long.parseLong(f.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"));
            Picked picked = claim(9, Watermark.NONE);
            assertThat(picked.rows()).hasSize(claimed);
            long after = Long.parseLong(f.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"));
            assertThat(picked.next().urgentFirst())
                    .allSatisfy(mark -> assertThat(mark).isBetween(before - Tide.SLACK, after - Tide.SLACK));
        }
    }

    @Test
    void aMarkIsThatOfItsPriority() throws SQLException {
        long urgent = due(10, 9);
        long usual = due(60, 5);
        long mark = due(usual);
        Watermark next = claim(2, Watermark.NONE.with(3, 7L)).next();
        assertThat(next.at(5)).isEqualTo(mark);
        assertThat(next.at(9)).isGreaterThan(mark);
        assertThat(next.at(4)).isNull();
        assertThat(next.at(3)).isEqualTo(7);
        assertThat(urgent).isNotEqualTo(usual);
        long late = due(30, 9);
        long other = due(70, 4);
        assertThat(claim(9, next).rows()).extracting(Claimed::id).containsExactly(other);
        assertThat(claim(9, next.noLater(9, due(late))).rows())
                .extracting(Claimed::id)
                .containsExactly(late);
    }

    @Test
    void looksAndCountsBeginAtTheMarkToo() throws SQLException {
        due(60, 5);
        long second = due(50, 5);
        Map<String, Watermark> from = Map.of(QUEUE, Watermark.NONE.with(5, due(second)));
        Look look = f.store.look(new Look.Request(from, f.states, false, null));
        assertThat(look.next()).extracting(Look.Next::due).containsExactly(due(second));
        assertThat(f.store
                        .look(Look.Request.of(List.of(QUEUE), f.states, false))
                        .next())
                .extracting(Look.Next::due)
                .doesNotContain(due(second));
        assertThat(f.store.backlog(from, 9)).extracting(Depth::due).containsExactly(1);
        assertThat(f.store.backlog(Map.of(QUEUE, Watermark.NONE), 9))
                .extracting(Depth::due)
                .containsExactly(2);
    }

    @Test
    void aClaimAndALookSayHowLongTheyHaveLooked() {
        long half = Duration.ofMillis(500).toNanos();
        assertThat(claim(9, Watermark.NONE).took()).isNotNegative();
        Look.Request all = Look.Request.of(List.of(QUEUE), f.states, true);
        assertThat(f.store.look(all).took()).isNotNegative();
        PgStore slow = new PgStore(Rewriting.of(
                f.database.dataSource(),
                sql -> sql.replace("i.queue = ? AND", "i.queue = ? AND (SELECT pg_sleep(0.5)) IS NOT NULL AND")
                        .replace(
                                "i.queue = q.queue AND",
                                "i.queue = q.queue AND (SELECT pg_sleep(0.5)) IS NOT NULL AND")));
        assertThat(slow.claim(QUEUE, f.states, 9, LEASE, NODE, Watermark.NONE).took())
                .isGreaterThanOrEqualTo(half);
        assertThat(slow.look(all).took()).isGreaterThanOrEqualTo(half);
    }

    /** A transaction that may still see the entries of what was claimed keeps them from being cleared away. */
    @Test
    void whatIsDeadIsReadOnce() throws Exception {
        f.store.insert(Collections.nCopies(1_000, f.runnable(null)));
        f.execute("UPDATE pawl.instance SET due = due - interval '1 s' + id * interval '1 us'");
        try (Connection other = f.transaction();
                Statement statement = other.createStatement();
                HikariDataSource single = f.single()) {
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT FROM pawl.instance LIMIT 1");
            PgStore store = new PgStore(single);
            Watermark next = store.claim(QUEUE, f.states, 900, LEASE, NODE, Watermark.NONE)
                    .next();
            long before = read(single);
            assertThat(store.claim(QUEUE, f.states, 50, LEASE, NODE, next).rows())
                    .hasSize(50);
            long fromTheMark = read(single) - before;
            assertThat(store.claim(QUEUE, f.states, 50, LEASE, NODE, Watermark.NONE)
                            .rows())
                    .hasSize(50);
            assertThat(read(single) - before - fromTheMark).isGreaterThan(900);
            assertThat(fromTheMark).isBetween(50L, 60L);
        }
    }

    /** How many entries of the index claims have read. */
    private static long read(HikariDataSource single) throws Exception {
        return Long.parseLong(Fixture.counter(
                single, "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'instance_due'"));
    }
}
