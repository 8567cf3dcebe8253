package dev.pawl.runtime.internal.jdbc;

import dev.pawl.runtime.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

/**
 * Borrows connections on behalf of callers, on their threads, whatever else these are in: a connection that does not
 * auto-commit may be that of a transaction which is bound to the thread, and must be left alone. The work is done on another
 * thread then. It takes part in a caller's transaction only where the caller says so.
 */
public final class Apart implements Access {

    private final DataSource source;
    private final Borrowed borrowed;
    private final Executor threads;

    /**
     * @param borrowed does the work
     * @param threads on which nobody has a transaction
     */
    public Apart(DataSource source, Borrowed borrowed, Executor threads) {
        this.source = source;
        this.borrowed = borrowed;
        this.threads = threads;
    }

    @Override
    public <T> T call(String doing, Work<T> work) {
        Connection connection;
        try {
            connection = Borrowed.open(source);
            if (!connection.getAutoCommit()) {
                connection.close();
                connection = null;
            }
        } catch (SQLException e) {
            throw borrowed.failed(doing, e);
        }
        Connection own = connection;
        return own == null ? call(threads, () -> borrowed.call(doing, work)) : borrowed.call(doing, () -> own, work);
    }

    /** Does work there, and waits for that; an interrupt is kept for later, as with any call to the database. */
    public static <T> T call(Executor threads, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The failure, with the stack of the thread that asked beside that of the thread that did it. */
    private static RuntimeException rethrown(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof DatabaseException database) {
            SQLException sql = database.getCause() instanceof SQLException known ? known : null;
            return new DatabaseException(String.valueOf(database.getMessage()), database.kind(), sql);
        }
        return cause instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("a call to the database failed in a way that should not be", cause);
    }

    @Override
    public boolean autocommits() {
        return true;
    }
}
