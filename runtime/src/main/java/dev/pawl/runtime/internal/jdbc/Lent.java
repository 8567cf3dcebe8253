package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A caller's own connection: nothing is committed, closed or set on it. */
public final class Lent implements Access {

    private final Connection connection;

    public Lent(Connection connection) {
        this.connection = connection;
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
