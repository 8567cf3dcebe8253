package dev.pawl.runtime.internal.jdbc;

import dev.pawl.runtime.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept for one purpose, and opened anew after any failure. For one thread at a time; only {@link
 * #close} may come from another.
 */
public final class Own implements AutoCloseable {

    private final DataSource source;
    private final Pulse pulse;
    private final Duration longest;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private volatile boolean busy;
    private boolean manual;
    private int networkTimeout;

    /** @param longest how long an answer may take before the connection counts as dead */
    public Own(DataSource source, Pulse pulse, Duration longest) {
        this.source = source;
        this.pulse = pulse;
        this.longest = longest;
    }

    /** Does a piece of work on the connection. */
    public <T> T call(String doing, Access.Work<T> work) {
        return call(doing, fresh -> {}, work);
    }

    /** Does a piece of work on the connection, which was prepared when it was opened. */
    public <T> T call(String doing, Preparation preparation, Access.Work<T> work) {
        busy = true;
        try {
            Connection current = connection;
            if (current == null) {
                current = open(preparation);
            }
            return work.on(current);
        } catch (SQLException e) {
            discard();
            DatabaseException failure = Failures.of(doing, e);
            if (!closed) {
                pulse.failed(failure);
            }
            throw failure;
        } catch (RuntimeException | Error e) {
            discard();
            throw e;
        } finally {
            busy = false;
        }
    }

    private Connection open(Preparation preparation) throws SQLException {
        Connection fresh = Borrowed.open(source);
        connection = fresh;
        manual = !fresh.getAutoCommit();
        if (manual) {
            fresh.setAutoCommit(true);
        }
        networkTimeout = fresh.getNetworkTimeout();
        fresh.setNetworkTimeout(Runnable::run, (int) longest.toMillis());
        preparation.on(fresh);
        if (closed) {
            throw new SQLException("it is closed", "08003");
        }
        return fresh;
    }

    private synchronized void discard() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            Borrowed.discard(current);
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection current = connection;
        if (current == null || busy) {
            discard();
            return;
        }
        try (Statement statement = current.createStatement()) {
            statement.execute("UNLISTEN *");
            current.setNetworkTimeout(Runnable::run, networkTimeout);
        } catch (SQLException e) {
            discard();
            return;
        }
        connection = null;
        Borrowed.giveBack(current, manual);
    }

    /** What is done to a connection once it is open. */
    @FunctionalInterface
    public interface Preparation {
        void on(Connection fresh) throws SQLException;
    }
}
