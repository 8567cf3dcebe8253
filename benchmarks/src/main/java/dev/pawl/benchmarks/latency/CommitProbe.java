package dev.pawl.benchmarks.latency;

import dev.pawl.benchmarks.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How long the smallest commit takes: one row, one statement, one transaction, one connection. */
public final class CommitProbe implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement update;

    public CommitProbe(Database database) throws SQLException {
        database.execute(
                "CREATE TABLE IF NOT EXISTS probe (id integer PRIMARY KEY, n bigint NOT NULL)",
                "INSERT INTO probe VALUES (1, 0) ON CONFLICT DO NOTHING");
        this.connection = database.connect();
        this.update = connection.prepareStatement("UPDATE probe SET n = n + 1 WHERE id = 1");
    }

    /** How many milliseconds it took. */
    public double commit() throws SQLException {
        long begun = System.nanoTime();
        update.executeUpdate();
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
