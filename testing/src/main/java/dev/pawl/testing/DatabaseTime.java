package dev.pawl.testing;

import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.internal.engine.Driver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The time of a test on a database. A server's time cannot be moved, but what a session takes for it can: a schema of the
 * test's own holds the functions that tell the time, and a table with what they tell, and {@link MovedSource} has sessions
 * look there first. So a statement of Pawl's, and a step's, sees the moved time; {@code CURRENT_TIMESTAMP}, which is no
 * function, and other sessions see the server's.
 */
final class DatabaseTime implements Driver.Time {

    static final String SCHEMA = "pawl_test_clock";

    private static final String OWNED = "Emptied before each test by the test kit of Pawl";

    private static final String FUNCTIONS = """
        CREATE SCHEMA IF NOT EXISTS pawl_test_clock;
        CREATE TABLE IF NOT EXISTS pawl_test_clock.now (at timestamptz NOT NULL);
        CREATE OR REPLACE FUNCTION pawl_test_clock.clock_timestamp() RETURNS timestamptz
            LANGUAGE sql STABLE AS 'SELECT at FROM pawl_test_clock.now';
        CREATE OR REPLACE FUNCTION pawl_test_clock.statement_timestamp() RETURNS timestamptz
            LANGUAGE sql STABLE AS 'SELECT at FROM pawl_test_clock.now';
        CREATE OR REPLACE FUNCTION pawl_test_clock.transaction_timestamp() RETURNS timestamptz
            LANGUAGE sql STABLE AS 'SELECT at FROM pawl_test_clock.now';
        CREATE OR REPLACE FUNCTION pawl_test_clock.now() RETURNS timestamptz
            LANGUAGE sql STABLE AS 'SELECT at FROM pawl_test_clock.now';
        DELETE FROM pawl_test_clock.now;
        """;

    // Partitions are emptied with their table. What the migration keeps for itself stays.
    private static final String TABLES = """
        SELECT c.relname FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'pawl'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND c.relname NOT IN ('version', 'schema_history')
        """;

    private final DataSource pool;
    private volatile Instant now;

    private DatabaseTime(DataSource pool, Instant start) {
        this.pool = pool;
        this.now = start;
    }

    /**
     * Brings the schema up to date, empties it, and begins to tell the time.
     *
     * @throws IllegalStateException if there are instances that are no test's
     */
    static DatabaseTime begin(DataSource pool, Instant start) {
        Pawl.migrate(pool);
        DatabaseTime time = new DatabaseTime(pool, start);
        time.work(connection -> {
            own(connection);
            empty(connection);
            execute(connection, FUNCTIONS);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pawl_test_clock.now VALUES (?)")) {
                insert.setObject(1, start.atOffset(ZoneOffset.UTC));
                insert.execute();
            }
        });
        return time;
    }

    private static void own(Connection connection) throws SQLException {
        List<String> comment = column(connection, "SELECT obj_description('pawl'::regnamespace, 'pg_namespace')");
        if (OWNED.equals(comment.get(0))) {
            return;
        }
        if (!column(connection, "SELECT id FROM pawl.instance LIMIT 1").isEmpty()) {
            throw new IllegalStateException(
                    "The schema pawl of this database holds instances that no test has put there,"
                            + " and the test kit empties it before each test. Give the test a database of its own.");
        }
        execute(connection, "COMMENT ON SCHEMA pawl IS '" + OWNED + "'");
    }

    private static void empty(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (String table : column(connection, TABLES)) {
            tables.add("pawl." + table);
        }
        execute(connection, "TRUNCATE " + String.join(", ", tables));
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Leases are in the database, by its time. */
    @Override
    public long life() {
        return 0;
    }

    @Override
    public void moveTo(Instant time) {
        work(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE pawl_test_clock.now SET at = ?")) {
                update.setObject(1, time.atOffset(ZoneOffset.UTC));
                update.execute();
            }
        });
        now = time;
    }

    @Override
    public void endLeases() {
        work(connection -> execute(
                connection,
                "UPDATE pawl.instance SET lease = n.at - interval '1 s' FROM pawl_test_clock.now n"
                        + " WHERE lease IS NOT NULL"));
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** In a transaction of its own. */
    private void work(Work work) {
        try (Connection connection = pool.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test's database could not be set up: " + e.getMessage(), e);
        }
    }
}
