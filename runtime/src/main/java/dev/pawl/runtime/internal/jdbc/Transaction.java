package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A borrowed connection with a transaction open on it; rolled back unless it was committed. For one thread at a time. */
public final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final boolean automatic;
    private final AnswerLimit limit;
    private boolean committed;
    private boolean onlyReads;

    private Transaction(Connection connection, boolean automatic, Duration longest) {
        this.connection = connection;
        this.automatic = automatic;
        this.limit = new AnswerLimit(longest);
    }

    /** @param longest how long the end may take; what is done before it may take as long as it likes */
    public static Transaction begin(DataSource source, Duration longest) {
        try {
            Connection connection = Borrowed.open(source);
            try {
                boolean automatic = connection.getAutoCommit();
                connection.setAutoCommit(false);
                return new Transaction(connection, automatic, longest);
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

    /** Does the last piece of work, whose answer may take no longer than an end may; tells what it gives. */
    public <T> T last(Supplier<T> work) {
        int before;
        try {
            before = limit.impose(connection);
        } catch (SQLException e) {
            throw Failures.of("end a transaction", e);
        }
        try {
            return work.get();
        } finally {
            AnswerLimit.lift(connection, before);
        }
    }

    /** Commits it. */
    public void commit() {
        try {
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw Failures.of("commit a transaction", e);
        }
    }

    /** Whether the database is to blame for this: the connection is gone, or the server only lets it read. */
    public boolean lost(Throwable thrown) {
        try {
            if (connection.isClosed()) {
                return true;
            }
        } catch (SQLException e) {
            return true;
        }
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException failure && Failures.onlyReads(failure)) {
                onlyReads = true;
            }
        }
        return onlyReads;
    }

    /** A statement has committed it. */
    public void ended() {
        committed = true;
    }

    @Override
    public void close() {
        if (onlyReads) {
            Borrowed.discard(connection);
            return;
        }
        try (connection) {
            if (!committed) {
                rollback();
            }
            connection.setAutoCommit(automatic);
        } catch (SQLException ignored) {
            // The connection is broken, so the server rolls back; the pool finds it out by itself.
        }
    }

    private void rollback() throws SQLException {
        int before = limit.impose(connection);
        try {
            connection.rollback();
        } finally {
            AnswerLimit.lift(connection, before);
        }
    }
}
