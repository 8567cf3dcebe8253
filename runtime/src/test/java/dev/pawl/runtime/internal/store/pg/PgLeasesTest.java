package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Store.Announcements;
import dev.pawl.runtime.internal.store.Store.Keeper;
import dev.pawl.runtime.internal.store.Sweep;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgLeasesTest {

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture();
    }

    @AfterEach
    void close() {
        f.close();
    }

    private void expire(long id) throws SQLException {
        f.execute("UPDATE pawl.instance SET lease = now() - interval '1 s' WHERE id = " + id);
    }

    private void killOwnConnections() throws SQLException {
        // Those that lie idle in the pool are not what is tested.
        f.database.dataSource().getHikariPoolMXBean().softEvictConnections();
        try (Connection killer = f.database.connect();
                Statement statement = killer.createStatement()) {
            // Each has ended then.
            statement.execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    @Test
    void aLookTellsWhatIsLeftOfOthersIfItIsAsked() throws SQLException {
        Claimed claimed = f.claimedNew();
        assertThat(leftovers(true)).isEqualTo(List.of(false, false));
        expire(claimed.id());
        assertThat(leftovers(true)).isEqualTo(List.of(true, false));
        f.execute("INSERT INTO pawl.cancellation (parent, spawn) VALUES (1, 1)");
        assertThat(leftovers(true)).isEqualTo(List.of(true, true));
        assertThat(leftovers(false)).isEqualTo(List.of(false, false));
        f.store.reap(9);
        f.store.cancelChildren(Sweep.START, 9);
        assertThat(leftovers(true)).isEqualTo(List.of(false, false));
    }

    @Test
    void aLookForExpiredLeasesBeginsWhereItIsTold() throws SQLException {
        Claimed claimed = f.claimedNew();
        expire(claimed.id());
        long end = Long.parseLong(f.value("SELECT (extract(epoch FROM lease) * 1000000)::bigint FROM pawl.instance"));
        assertThat(f.store
                        .look(new Look.Request(Map.of(), new int[0], true, end))
                        .expired())
                .isTrue();
        Look behind = f.store.look(new Look.Request(Map.of(), new int[0], true, end + 1));
        assertThat(behind.expired()).isFalse();
        long now = Long.parseLong(f.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"));
        assertThat(behind.at()).isBetween(end, now);
    }

    /** Whether leases have expired, and whether there are children to cancel; as a node looks that runs no machine. */
    private List<Boolean> leftovers(boolean asked) {
        Look look = f.store.look(Look.Request.of(Set.of(), new int[0], asked));
        assertThat(look.next()).isEmpty();
        return List.of(look.expired(), look.orphans());
    }

    @Test
    void whatIsBeingCommittedIsNotReaped() throws SQLException {
        Claimed claimed = f.claimedNew();
        expire(claimed.id());
        try (Connection worker = f.transaction()) {
            assertThat(f.store
                            .commitWithin(worker, f.to(claimed, Then.DONE), NODE)
                            .applied())
                    .isTrue();
            assertThat(f.store.reap(9)).isEmpty();
            worker.commit();
        }
    }

    @Test
    void aRowThatIsLockedStopsNoOtherAndIsNotLost() throws SQLException {
        Claimed locked = f.claimedNew();
        Claimed free = f.claimedNew();
        Claimed lost = f.claimedNew();
        f.store.cancel(f.a.machine(), lost.id(), "over");
        f.execute("UPDATE pawl.instance SET lease = now() + interval '1 s' WHERE lease IS NOT NULL");
        try (Keeper keeper = f.store.keeper();
                Connection user = f.transaction();
                Statement statement = user.createStatement()) {
            statement.execute("SELECT FROM pawl.instance WHERE id = " + locked.id() + " FOR UPDATE");
            assertThat(keeper.extend(Set.of(locked.id(), free.id(), lost.id(), 99L), LEASE, NODE))
                    .containsExactlyInAnyOrder(lost.id(), 99L);
            assertThat(f.query("SELECT id FROM pawl.instance WHERE lease > now() + interval '30 s'"))
                    .containsExactly(String.valueOf(free.id()));
            user.rollback();
            assertThat(keeper.extend(Set.of(locked.id()), LEASE, NODE)).isEmpty();
            assertThat(keeper.extend(Set.of(locked.id()), LEASE, NODE + 1)).containsExactly(locked.id());
            assertThat(keeper.extend(Set.of(), LEASE, NODE)).isEmpty();
        }
    }

    @Test
    void aFullPoolCannotStopAKeeper() throws Exception {
        long id = f.claimedNew().id();
        HikariConfig config = f.database.config();
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            // None has to be opened in that time.
            Until.holds(() -> pool.getHikariPoolMXBean().getIdleConnections() == 2);
            PgStore store = new PgStore(pool);
            try (Keeper keeper = store.keeper()) {
                assertThat(keeper.extend(Set.of(), LEASE, NODE)).isEmpty();
                try (Connection taken = pool.getConnection()) {
                    assertThat(taken.isValid(30)).isTrue();
                    assertThat(keeper.extend(Set.of(id), LEASE, NODE)).isEmpty();
                    assertThatThrownBy(() -> store.reap(1))
                            .isInstanceOfSatisfying(
                                    DatabaseException.class,
                                    e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
                }
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void aKeeperOutlivesItsConnection() throws SQLException {
        long id = f.claimedNew().id();
        try (Keeper keeper = f.store.keeper()) {
            keeper.extend(Set.of(id), LEASE, NODE);
            killOwnConnections();
            assertThatThrownBy(() -> keeper.extend(Set.of(id), LEASE, NODE))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThat(keeper.extend(Set.of(id), LEASE, NODE)).isEmpty();
        }
    }

    @Test
    void whatIsAnnouncedIsHeardOnceConnectedAndAfterALostConnectionAgain() throws SQLException {
        try (Announcements heard = f.store.announcements()) {
            assertThat(heard.await(Duration.ofMillis(1))).isEmpty();
            f.store.announce(Set.of("a", "b"));
            assertThat(heard.await(Duration.ofSeconds(60))).containsExactlyInAnyOrder("a", "b");
            killOwnConnections();
            assertThatThrownBy(() -> heard.await(Duration.ofSeconds(60)))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThat(heard.await(Duration.ofMillis(1))).isEmpty();
            f.store.announce(Set.of("c"));
            assertThat(heard.await(Duration.ofSeconds(60))).containsExactly("c");
        }
    }

    @Test
    void closingEndsAnAwaitAndNothingListensAfterwards() throws Exception {
        Announcements heard = f.store.announcements();
        heard.await(Duration.ofMillis(1));
        CompletableFuture<Set<String>> waiting =
                CompletableFuture.supplyAsync(() -> heard.await(Duration.ofMinutes(5)));
        Until.holds(
                () -> !f.value("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND state = 'idle'")
                        .equals("0"));
        heard.close();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> heard.await(Duration.ofMillis(1))).isInstanceOf(DatabaseException.class);
        try (Announcements orderly = f.store.announcements()) {
            orderly.await(Duration.ofMillis(1));
        }
        assertThat(f.query("SELECT * FROM pg_listening_channels()")).isEmpty();
        assertThat(f.database.dataSource().getHikariPoolMXBean().getActiveConnections())
                .isZero();
    }
}
