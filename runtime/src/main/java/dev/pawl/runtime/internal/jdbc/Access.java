package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to a connection: one that is borrowed for each piece of work, or one that a caller has lent. */
public interface Access {

    /**
     * Does a piece of work on a connection.
     *
     * @param doing what is done, to follow "could not": "claim instances"
     * @throws dev.pawl.runtime.error.DatabaseException if it fails
     */
    <T> T call(String doing, Work<T> work);

    /** Whether each statement is a transaction of its own, and so may set what ends with the transaction. */
    boolean autocommits();

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
