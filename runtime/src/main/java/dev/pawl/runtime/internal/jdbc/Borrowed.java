package dev.pawl.runtime.internal.jdbc;

import dev.pawl.runtime.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Borrows a connection for each piece of work. Each statement commits by itself: a pool whose connections do not
 * auto-commit gets them back as they were.
 */
public final class Borrowed implements Access {

    private final DataSource source;
    private final Pulse pulse;
    private final AnswerLimit limit;

    /** @param longest how long an answer may take before the connection counts as dead */
    public Borrowed(DataSource source, Pulse pulse, Duration longest) {
        this.source = source;
        this.pulse = pulse;
        this.limit = new AnswerLimit(longest);
    }

    @Override
    public <T> T call(String doing, Work<T> work) {
        return call(doing, () -> open(source), work);
    }

    /** How a connection is come by. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Does a piece of work on a connection that is come by in another way, and gives it back. */
    <T> T call(String doing, Opening opening, Work<T> work) {
        T result;
        try {
            result = work(opening.open(), work);
        } catch (SQLException e) {
            throw failed(doing, e);
        }
        pulse.answered();
        return result;
    }

    /** What it is, and it is told. */
    DatabaseException failed(String doing, SQLException e) {
        DatabaseException failure = Failures.of(doing, e);
        pulse.failed(failure);
        return failure;
    }

    /** Does a piece of work on a connection, and gives it back; not to its pool where the server only lets it read. */
    private <T> T work(Connection connection, Work<T> work) throws SQLException {
        boolean manual = false;
        try {
            manual = !connection.getAutoCommit();
            if (manual) {
                connection.setAutoCommit(true);
            }
            int before = limit.impose(connection);
            try {
                return work.on(connection);
            } finally {
                AnswerLimit.lift(connection, before);
            }
        } catch (SQLException e) {
            if (Failures.onlyReads(e)) {
                discard(connection);
            }
            throw e;
        } finally {
            giveBack(connection, manual);
        }
    }

    @Override
    public boolean autocommits() {
        return true;
    }

    /** A connection from the source; what a source does that it should not, is a failure to connect. */
    public static Connection open(DataSource source) throws SQLException {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause();
            for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
                if (cause instanceof SQLException failure) {
                    throw failure;
                }
            }
            throw new SQLException("the data source threw " + e, "08001", e);
        }
        if (connection == null) {
            throw new SQLException("the data source gave null in place of a connection", "08001");
        }
        return connection;
    }

    /** Nobody is to get it as it is: it may be broken, in use by a thread that waits for an answer, or a standby's. */
    static void discard(Connection connection) {
        try (connection) {
            if (!connection.isClosed()) {
                connection.abort(Runnable::run);
                // Fails, and so tells a pool that the connection is not to be used again.
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        } catch (SQLException ignored) {
            // As it should.
        }
    }

    /** The work is done, or has failed for a reason that must not be hidden: trouble here is the pool's to notice. */
    static void giveBack(Connection connection, boolean manual) {
        try (connection) {
            if (manual) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException ignored) {
            // The connection is broken; the pool finds that out by itself.
        }
    }
}
