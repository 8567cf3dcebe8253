package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Borrows a connection for each piece of work. Each statement commits by itself: a pool whose connections do not
 * auto-commit gets them back as they were.
 */
public final class Borrowed implements Access {

    private final DataSource source;

    public Borrowed(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T call(String doing, Work<T> work) {
        try {
            return work(open(source), work);
        } catch (SQLException e) {
            throw Failures.of(doing, e);
        }
    }

    /** Does a piece of work on a connection, and gives it back; not to its pool where the server only lets it read. */
    static <T> T work(Connection connection, Work<T> work) throws SQLException {
        boolean manual = false;
        try {
            manual = !connection.getAutoCommit();
            if (manual) {
                connection.setAutoCommit(true);
            }
            return work.on(connection);
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

    /** A connection from the source; a pool that throws something else than it should is understood too. */
    public static Connection open(DataSource source) throws SQLException {
        try {
            return source.getConnection();
        } catch (RuntimeException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException failure) {
                    throw failure;
                }
            }
            throw e;
        }
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
