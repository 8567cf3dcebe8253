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
        T result;
        try {
            Connection connection = open(source);
            boolean manual = false;
            try {
                manual = !connection.getAutoCommit();
                if (manual) {
                    connection.setAutoCommit(true);
                }
                int before = limit.impose(connection);
                try {
                    result = work.on(connection);
                } finally {
                    AnswerLimit.lift(connection, before);
                }
            } finally {
                giveBack(connection, manual);
            }
        } catch (SQLException e) {
            DatabaseException failure = Failures.of(doing, e);
            pulse.failed(failure);
            throw failure;
        }
        pulse.answered();
        return result;
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
