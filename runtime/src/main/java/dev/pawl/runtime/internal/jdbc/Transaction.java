package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A borrowed connection with a transaction open on it; rolled back unless it was committed. For one thread at a time. */
public final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final boolean automatic;
    private boolean committed;

    private Transaction(Connection connection, boolean automatic) {
        this.connection = connection;
        this.automatic = automatic;
    }

    public static Transaction begin(DataSource source) {
        try {
            Connection connection = Borrowed.open(source);
            try {
                boolean automatic = connection.getAutoCommit();
                connection.setAutoCommit(false);
                return new Transaction(connection, automatic);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.of("begin a transaction", e);
        }
    }

    public Connection connection() {
        return connection;
    }

    public void commit() {
        try {
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw Failures.of("commit a transaction", e);
        }
    }

    /** A statement has committed it. */
    public void ended() {
        committed = true;
    }

    @Override
    public void close() {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(automatic);
        } catch (SQLException ignored) {
            // The connection is broken, so the server rolls back; the pool finds it out by itself.
        }
    }
}
