package dev.pawl.examples.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The accounts' own table; whoever calls brings the transaction. */
public final class Accounts {

    /** What the table looks like; no account is ever overdrawn. */
    static final String DDL = """
            CREATE TABLE demo.account (
                id    bigint PRIMARY KEY,
                cents bigint NOT NULL CHECK (cents >= 0)
            )
            """;

    /** Takes money; tells how much is missing, and takes nothing then. */
    long take(Connection connection, long account, long cents) throws SQLException {
        try (PreparedStatement look =
                connection.prepareStatement("SELECT cents FROM demo.account WHERE id = ? FOR UPDATE")) {
            look.setLong(1, account);
            try (ResultSet row = look.executeQuery()) {
                if (!row.next()) {
                    return cents;
                }
                if (row.getLong(1) < cents) {
                    return cents - row.getLong(1);
                }
            }
        }
        give(connection, account, -cents);
        return 0;
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
