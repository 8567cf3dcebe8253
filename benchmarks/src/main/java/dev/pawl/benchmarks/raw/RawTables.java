package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.database.Database;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables like Pawl's: the same columns, constraints, indexes and storage. */
final class RawTables {

    private RawTables() {}

    static void create(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Pawl.ddl("pawl"));
        }
        database.execute(
                "CREATE SCHEMA raw",
                "CREATE SEQUENCE raw.instance_id AS bigint",
                "CREATE TABLE raw.instance (LIKE pawl.instance INCLUDING ALL)",
                "CREATE TABLE raw.signal (LIKE pawl.signal INCLUDING ALL)",
                "CREATE TABLE raw.history (LIKE pawl.history INCLUDING ALL) PARTITION BY RANGE (at)",
                "CREATE TABLE raw.history_all PARTITION OF raw.history FOR VALUES FROM (MINVALUE) TO (MAXVALUE)");
        // LIKE takes over everything but this.
        for (String table : new String[] {"instance", "signal"}) {
            database.execute("ALTER TABLE raw." + table + " SET (" + storage(database, table) + ")");
        }
        database.execute("DROP SCHEMA pawl CASCADE");
    }

    private static String storage(Database database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT array_to_string(reloptions, ', ') FROM pg_class"
                        + " WHERE oid = 'pawl." + table + "'::regclass")) {
            row.next();
            return row.getString(1);
        }
    }

    static void empty(Database database) throws SQLException {
        database.execute("TRUNCATE raw.instance, raw.signal, raw.history");
    }
}
