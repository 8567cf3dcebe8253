package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A caller's own connection: nothing is committed, closed or set on it. */
public final class Lent implements Access {

    private final Connection connection;

    public Lent(Connection connection) {
        this.connection = connection;
    }

    /**
     * A connection on which a caller has a transaction.
     *
     * @throws IllegalStateException if it commits by itself, so that there is none
     */
    public static Lent transaction(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("The connection commits each statement by itself, so there is no"
                        + " transaction to take part in. Call setAutoCommit(false) first.");
            }
        } catch (SQLException e) {
            throw Failures.of("use the caller's connection", e);
        }
        return new Lent(connection);
    }

    @Override
    public <T> T call(String doing, Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw Failures.of(doing, e);
        }
    }

    @Override
    public boolean autocommits() {
        return false;
    }
}
