package dev.pawl.runtime.internal.store.pg;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store on a new database, with two machines: {@code order} with the states a and b, and {@code other}. */
final class Fixture implements AutoCloseable {

    static final String QUEUE = "orders";
    static final long NODE = 7_000_000_000_007L;
    static final Duration LEASE = Duration.ofMinutes(1);

    static final StateKey A = new StateKey("order", 1, "a", 1);
    static final StateKey B = new StateKey("order", 1, "b", 1);
    static final StateKey OTHER = new StateKey("other", 1, "a", 1);

    final TestDatabase database;
    final PgStore store;
    final StateId a;
    final StateId b;
    final StateId other;
    final int[] states;

    Fixture() {
        this(TestDatabase.fresh());
    }

    Fixture(TestDatabase database) {
        this.database = database;
        Schema.standard().migrate(database.dataSource());
        store = new PgStore(database.dataSource());
        Map<StateKey, StateId> ids = store.register(List.of(A, B, OTHER));
        a = ids.get(A);
        b = ids.get(B);
        other = ids.get(OTHER);
        states = new int[] {a.state(), b.state()};
    }

    NewRow runnable(String key) {
        return new NewRow(a, QUEUE, 5, key, "{\"n\":1}", Due.NOW, Due.NEVER);
    }

    NewRow waiting(String key) {
        return new NewRow(a, QUEUE, 5, key, "{\"n\":1}", Due.NEVER, Due.NEVER);
    }

    long insert(NewRow row) {
        return store.insert(List.of(row)).get(0).id();
    }

    List<Claimed> claim(int limit) {
        return store.claim(QUEUE, states, limit, LEASE, NODE);
    }

    /** Inserts one that may run, and claims it; there must be no other. */
    Claimed claimedNew() {
        long id = insert(runnable(null));
        Claimed claimed = claim(1).get(0);
        if (claimed.id() != id) {
            throw new AssertionError("another one was claimed");
        }
        return claimed;
    }

    Commit to(Claimed claimed, Then then) {
        return to(claimed.id(), claimed.rev(), then, claimed.inbox().mail());
    }

    /** An outcome that enters b, with nothing more to do there. */
    Commit to(long id, long rev, Then then, int seen) {
        return new Commit(
                id,
                rev,
                b.state(),
                "{\"n\":2}",
                then,
                true,
                Due.NEVER,
                0,
                0,
                null,
                Due.NEVER,
                Set.of(),
                seen,
                List.of(),
                null,
                null);
    }

    static Commit timers(Commit c, Due timers) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                timers,
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note());
    }

    static Commit action(Commit c, Due action, int attempt, int failures) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                action,
                attempt,
                failures,
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note());
    }

    static Commit again(Commit c, Again again) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                again,
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note());
    }

    static Commit taking(Commit c, Long... seqs) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                List.of(seqs),
                c.error(),
                c.note());
    }

    static Commit limited(Commit c, Limited limited) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note(),
                c.family(),
                c.effects(),
                limited);
    }

    static Commit data(Commit c, String data) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                data,
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note());
    }

    static Commit fired(Commit c, Set<String> fired, boolean entered) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                entered,
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                fired,
                c.seen(),
                c.taken(),
                c.error(),
                c.note());
    }

    static Commit with(Commit c, Family family, Effects effects) {
        return new Commit(
                c.id(),
                c.rev(),
                c.state(),
                c.data(),
                c.then(),
                c.entered(),
                c.action(),
                c.attempt(),
                c.failures(),
                c.again(),
                c.timers(),
                c.fired(),
                c.seen(),
                c.taken(),
                c.error(),
                c.note(),
                family,
                effects,
                c.limited());
    }

    static Commit sending(Commit c, Delivery... sends) {
        return with(c, c.family(), new Effects(List.of(sends), c.effects().inserts(), List.of()));
    }

    static Commit inserting(Commit c, NewRow... rows) {
        return with(c, c.family(), new Effects(c.effects().sends(), List.of(rows), List.of()));
    }

    static Commit spawning(Commit c, NewRow... rows) {
        return with(c, new Family(rows.length, false, false, null), new Effects(List.of(), List.of(), List.of(rows)));
    }

    /** The end of a child, if it is one. */
    Commit done(Claimed claimed) {
        return with(to(claimed, Then.DONE), new Family(Family.FOR_NONE, false, true, claimed.parent()), Effects.NONE);
    }

    Committed commit(Commit outcome) {
        return store.commit(List.of(outcome), NODE).get(0);
    }

    Delivery signal(long id, String payload, String dedup) {
        return new Delivery(a.machine(), id, null, "paid", payload, dedup);
    }

    Delivery signal(String key, String payload, String dedup) {
        return new Delivery(a.machine(), null, key, "paid", payload, dedup);
    }

    Delivered deliver(Delivery delivery) {
        return store.deliver(List.of(delivery)).get(0);
    }

    /** A pool of one connection, whose own statistics can be read. */
    HikariDataSource single() {
        HikariConfig config = database.config();
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    /** One number from the server's statistics, with all that the one connection has done so far. */
    static String counter(HikariDataSource single, String sql) throws SQLException {
        try (Connection connection = single.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** A connection with a transaction open; closing it rolls back, and waits for that, as closing a bare one would not. */
    Connection transaction() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The rows of a query, their columns separated by bars. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (set.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(set.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    String value(String sql) throws SQLException {
        return query(sql).get(0);
    }

    void execute(String sql) throws SQLException {
        database.execute(sql);
    }

    /** Until a session of this database waits for a lock: what was started in another thread has come that far. */
    void awaitLockWait() throws SQLException, InterruptedException {
        awaitLockWaits(1);
    }

    /** Until so many sessions of this database wait for locks. */
    void awaitLockWaits(int sessions) throws SQLException, InterruptedException {
        awaitLockWaits(sessions, "");
    }

    /** Until a session of this database waits for a row, and not for a table. */
    void awaitRowLockWait() throws SQLException, InterruptedException {
        awaitLockWaits(1, " AND wait_event IN ('transactionid', 'tuple')");
    }

    private void awaitLockWaits(int sessions, String condition) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Integer.parseInt(value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock'" + condition))
                < sessions) {
            if (System.nanoTime() > end) {
                throw new AssertionError("fewer wait for locks");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
