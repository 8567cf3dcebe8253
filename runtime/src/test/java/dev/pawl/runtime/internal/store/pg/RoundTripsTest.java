package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.Fixture.LEASE;
import static dev.pawl.runtime.internal.store.pg.Fixture.NODE;
import static dev.pawl.runtime.internal.store.pg.Fixture.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.testing.CountingProxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server is asked for, counted on the wire; and what is left behind on a connection. */
class RoundTripsTest {

    private static final String ALIVE = "com.zaxxer.hikari.aliveBypassWindowMs";

    private Fixture f;
    private CountingProxy proxy;
    private HikariDataSource pool;
    private PgStore store;

    @BeforeEach
    void open() throws Exception {
        f = new Fixture();
        URI server = URI.create(f.database.url().substring("jdbc:".length()));
        proxy = new CountingProxy(server.getHost(), server.getPort());
        HikariConfig config = f.database.config();
        config.setJdbcUrl("jdbc:postgresql://localhost:" + proxy.port() + server.getPath()
                + "?sslmode=disable&gssEncMode=disable");
        config.setMaximumPoolSize(1);
        // The pool's own questions whether a connection is alive are not to be counted.
        System.setProperty(ALIVE, "3600000");
        pool = new HikariDataSource(config);
        System.clearProperty(ALIVE);
        store = new PgStore(pool);
        store.reap(1);
    }

    @AfterEach
    void close() {
        pool.close();
        proxy.close();
        f.close();
    }

    private int roundTrips(Runnable work) {
        int before = proxy.roundTrips();
        work.run();
        return proxy.roundTrips() - before;
    }

    /** How many transactions the one connection has had, this one included: each has the next virtual number. */
    private long transactions() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT split_part(virtualxid, '/', 2)::bigint FROM pg_locks"
                        + " WHERE pid = pg_backend_pid() AND locktype = 'virtualxid'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void everyCallIsOneRoundTripAlsoOnceItIsPrepared() {
        for (int i = 0; i < 12; i++) {
            int n = i;
            List<Claimed> claimed = new ArrayList<>();
            assertThat(roundTrips(() -> store.insert(Collections.nCopies(1 + n * 20, f.runnable(null)))))
                    .isEqualTo(1);
            assertThat(roundTrips(() -> claimed.addAll(store.claim(QUEUE, f.states, 1_000, LEASE, NODE))))
                    .isEqualTo(1);
            long id = claimed.get(0).id();
            assertThat(roundTrips(() -> store.deliver(List.of(f.signal(id, "{}", null)))))
                    .isEqualTo(1);
            List<Commit> group =
                    claimed.stream().map(c -> f.to(c, Then.CONTINUE)).toList();
            assertThat(roundTrips(() -> assertThat(store.commit(group, NODE)).allMatch(Committed::applied)))
                    .isEqualTo(1);
            assertThat(roundTrips(() -> store.release(
                            claimed.stream()
                                    .map(c -> new Held(c.id(), c.rev() + 1))
                                    .toList(),
                            NODE)))
                    .isEqualTo(1);
            assertThat(roundTrips(() -> store.reap(100))).isEqualTo(1);
            assertThat(roundTrips(() -> store.look(Look.Request.of(Set.of(QUEUE), f.states, true))))
                    .isEqualTo(1);
            assertThat(roundTrips(() -> store.announce(Set.of(QUEUE)))).isEqualTo(1);
            assertThat(roundTrips(() -> store.get(f.a.machine(), id))).isEqualTo(1);
        }
    }

    @Test
    void betweenASignalAndItsStepLiesOneRoundTripAndOneTransaction() throws SQLException {
        long id = f.insert(f.waiting(null));
        Claiming room = new Claiming(Map.of(QUEUE, 1), f.states, LEASE, NODE);
        for (int i = 0; i < 12; i++) {
            List<Claimed> claimed = new ArrayList<>();
            transactions();
            long before = transactions();
            long counting = transactions() - before;
            before = transactions();
            assertThat(roundTrips(() -> claimed.addAll(store.deliver(List.of(f.signal(id, "{}", null)), room)
                            .claimed()
                            .getOrDefault(QUEUE, List.of()))))
                    .isEqualTo(1);
            assertThat(transactions() - before - counting).isEqualTo(1);
            assertThat(claimed).extracting(Claimed::id).containsExactly(id);
            store.commit(
                    List.of(Fixture.taking(
                            f.to(claimed.get(0), Then.PARK),
                            claimed.get(0).inbox().signals().get(0).seq())),
                    NODE);
        }
    }

    @Test
    void forSeveralSignalsItIsTheSame() throws SQLException {
        List<Long> ids = List.of(f.insert(f.waiting(null)), f.insert(f.waiting(null)), f.insert(f.waiting(null)));
        Claiming room = new Claiming(Map.of(QUEUE, 3), f.states, LEASE, NODE);
        for (int i = 0; i < 12; i++) {
            int n = i;
            List<Claimed> claimed = new ArrayList<>();
            transactions();
            long before = transactions();
            long counting = transactions() - before;
            before = transactions();
            assertThat(roundTrips(() -> claimed.addAll(store.deliver(
                                    ids.stream()
                                            .map(id -> f.signal(id, "{}", n % 2 == 0 ? null : "d" + n))
                                            .toList(),
                                    room)
                            .claimed()
                            .getOrDefault(QUEUE, List.of()))))
                    .isEqualTo(1);
            assertThat(transactions() - before - counting).isEqualTo(1);
            assertThat(claimed).extracting(Claimed::id).containsExactlyElementsOf(ids);
            store.commit(
                    claimed.stream()
                            .map(row -> Fixture.taking(
                                    f.to(row, Then.PARK),
                                    row.inbox().signals().get(0).seq()))
                            .toList(),
                    NODE);
        }
    }

    /** And the next of them is not tried. */
    @Test
    void severalOfWhichOneIsRefusedTakeOneMore() {
        List<Long> ids = List.of(f.insert(f.waiting("k")), f.insert(f.waiting(null)));
        f.store.cancel(f.a.machine(), ids.get(0), "enough");
        for (int expected : new int[] {2, 1, 2, 1, 1}) {
            assertThat(roundTrips(() -> store.deliver(
                            ids.stream().map(id -> f.signal(id, "{}", null)).toList())))
                    .isEqualTo(expected);
        }
    }

    /** It commits nothing before it. */
    @Test
    void aSignalThatIsRefusedTakesOneMore() {
        long id = f.insert(f.waiting("k"));
        f.store.cancel(f.a.machine(), id, "enough");
        for (int i = 0; i < 8; i++) {
            assertThat(roundTrips(() -> store.deliver(List.of(f.signal(id, "{}", null)))))
                    .isEqualTo(2);
            assertThat(roundTrips(() -> store.deliver(List.of(f.signal("k", "{}", "d"), f.signal(id, "{}", "d")))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPlaceCostsOneMoreAndToBeLetInNone() {
        Gate gate = new Gate("@order", "p");
        store.limits().declare("smtp", new Quota(null, Duration.ofMillis(1), 1));
        NewRow row = new NewRow(f.a, QUEUE, 5, null, "{}", Due.NOW, Due.NEVER, gate);
        for (int i = 0; i < 8; i++) {
            store.insert(List.of(row, row));
            Claimed claimed = store.claim(QUEUE, f.states, 1, LEASE, NODE).get(0);
            Map<Held, Gate> seats = Map.of(new Held(claimed.id(), claimed.rev()), gate);
            assertThat(roundTrips(
                            () -> assertThat(store.limits().enter(seats, NODE)).hasSize(1)))
                    .isEqualTo(1);
            Commit done = Fixture.limited(f.to(claimed, Then.DONE), claimed.limited());
            assertThat(roundTrips(
                            () -> assertThat(store.commit(List.of(done), NODE)).allMatch(Committed::applied)))
                    .isEqualTo(1);
            assertThat(roundTrips(() -> store.limits().take(List.of(new Take("smtp", "", 1, null)))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aGroupIsOneTransactionAndLeavesNoSettingBehind() throws SQLException {
        store.insert(Collections.nCopies(200, f.runnable(null)));
        List<Claimed> claimed = store.claim(QUEUE, f.states, 200, LEASE, NODE);
        transactions();
        long before = transactions();
        long counting = transactions() - before;
        before = transactions();
        store.commit(claimed.stream().map(c -> f.to(c, Then.PARK)).toList(), NODE);
        assertThat(transactions() - before - counting).isEqualTo(1);
        assertThat(setting("lock_timeout")).isEqualTo("0");
        assertThat(setting("enable_seqscan")).isEqualTo("on");
    }

    @Test
    void afterAnErrorTheConnectionIsAsItWas() throws SQLException {
        Claimed claimed = f.claimedNew();
        Commit bad = Fixture.data(f.to(claimed, Then.PARK), "\0");
        assertThatThrownBy(() -> store.commit(List.of(bad), NODE)).isInstanceOf(DatabaseException.class);
        assertThat(setting("lock_timeout")).isEqualTo("0");
        assertThat(store.commit(List.of(f.to(claimed, Then.PARK)), NODE)).allMatch(Committed::applied);
    }

    @Test
    void aPoolWithoutAutoCommitGetsItsConnectionsBackAsTheyWere() throws SQLException {
        HikariConfig config = f.database.config();
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource manual = new HikariDataSource(config)) {
            PgStore mine = new PgStore(manual);
            Schema.standard().migrate(manual);
            Schema.standard().check(manual);
            mine.insert(List.of(f.runnable("k")));
            assertThat(f.store.find(f.a.machine(), "k")).isPresent();
            try (Connection connection = manual.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }
}
