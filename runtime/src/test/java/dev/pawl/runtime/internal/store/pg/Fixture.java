package dev.pawl.runtime.internal.store.pg;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.internal.store.StoreFixture;
import dev.pawl.runtime.testing.TestDatabase;
import dev.pawl.runtime.testing.Until;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A store on a new database. */
public final class Fixture extends StoreFixture {

    final TestDatabase database;
    final PgStore store;

    public Fixture() {
        this(TestDatabase.fresh());
    }

    Fixture(TestDatabase database) {
        this(database, migrated(database));
    }

    private Fixture(TestDatabase database, PgStore store) {
        super(store);
        this.database = database;
        this.store = store;
    }

    private static PgStore migrated(TestDatabase database) {
        Schema.standard().migrate(database.dataSource());
        return new PgStore(database.dataSource());
    }

    /** All stored times are so much earlier. */
    @Override
    public void skip(Duration time) {
        try {
            execute("UPDATE pawl.instance SET due = due - d, held_due = held_due - d, action_at = action_at - d,"
                    + " event_at = event_at - d, inserted_at = inserted_at - d, entered_at = entered_at - d,"
                    + " ended_at = ended_at - d FROM (SELECT interval '" + time.toMillis() + " ms' AS d) g");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void silence(Duration time) {
        String earlier = " - interval '" + time.toMillis() + " ms'";
        try {
            execute("UPDATE pawl.state SET known_at = known_at" + earlier);
            execute("UPDATE pawl.schedule SET seen_at = seen_at" + earlier);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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

    /**
     * The server counts from zero. Sessions tell it what they did up to ten seconds later, and when they end; so those of the
     * pool end before.
     */
    void resetStatistics() throws Exception {
        database.dataSource().getHikariPoolMXBean().softEvictConnections();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Until.holds(() -> number(
                            statement,
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                    == 0);
            statement.execute("SELECT pg_stat_reset()");
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
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
    void awaitLockWait() throws Exception {
        awaitLockWaits(1);
    }

    /** Until so many sessions of this database wait for locks. */
    void awaitLockWaits(int sessions) throws Exception {
        awaitLockWaits(sessions, "");
    }

    /** Until a session of this database waits for a row, and not for a table. */
    void awaitRowLockWait() throws Exception {
        awaitLockWaits(1, " AND wait_event IN ('transactionid', 'tuple')");
    }

    private void awaitLockWaits(int sessions, String condition) throws Exception {
        Until.holds(
                () -> Integer.parseInt(value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND wait_event_type = 'Lock'" + condition))
                        >= sessions);
    }

    @Override
    public void close() {
        database.close();
    }
}
