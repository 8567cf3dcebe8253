package dev.pawl.examples.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The accounts' own table; whoever calls brings the transaction. */
public final class Accounts {

    /** What the tables look like; no account is ever overdrawn. */
    static final String DDL = """
            CREATE TABLE demo.account (
                id    bigint PRIMARY KEY,
                cents bigint NOT NULL CHECK (cents >= 0)
            );

            -- When money was taken from an account: of one account at no time by two.
            CREATE TABLE demo.visit (
                account bigint NOT NULL,
                began   timestamptz NOT NULL DEFAULT clock_timestamp(),
                ended   timestamptz
            );

            -- When the clearing was asked.
            CREATE TABLE demo.clearing (at timestamptz NOT NULL DEFAULT clock_timestamp());
            """;

    /** Writes down that an account is being looked at, from now to the end of the transaction. */
    void visit(Connection connection, long account) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("INSERT INTO demo.visit (account) VALUES (?)")) {
            begin.setLong(1, account);
            begin.executeUpdate();
        }
    }

    private static void visited(Connection connection, long account) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(
                "UPDATE demo.visit SET ended = clock_timestamp() WHERE account = ? AND ended IS NULL")) {
            end.setLong(1, account);
            end.executeUpdate();
        }
    }

    /** Writes down that the clearing was asked. */
    void cleared(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO demo.clearing DEFAULT VALUES")) {
            insert.executeUpdate();
        }
    }

    /** Takes money; tells how much is missing, and takes nothing then. */
    long take(Connection connection, long account, long cents) throws SQLException {
        long missing = missing(connection, account, cents);
        if (missing == 0) {
            give(connection, account, -cents);
        }
        visited(connection, account);
        return missing;
    }

    private static long missing(Connection connection, long account, long cents) throws SQLException {
        try (PreparedStatement look =
                connection.prepareStatement("SELECT cents FROM demo.account WHERE id = ? FOR UPDATE")) {
            look.setLong(1, account);
            try (ResultSet row = look.executeQuery()) {
                return row.next() ? Math.max(0, cents - row.getLong(1)) : cents;
            }
        }
    }

    /** Gives money. */
    void give(Connection connection, long account, long cents) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE demo.account SET cents = cents + ? WHERE id = ?")) {
            update.setLong(1, cents);
            update.setLong(2, account);
            if (update.executeUpdate() != 1) {
                throw new SQLException("there is no account " + account);
            }
        }
    }
}
