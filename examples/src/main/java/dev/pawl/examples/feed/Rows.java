package dev.pawl.examples.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The table that files are imported into. */
public final class Rows {

    /** What the table looks like. */
    public static final String DDL = "CREATE TABLE feed_row (file text NOT NULL, line text NOT NULL)";

    /** Inserts lines as a part of somebody's transaction; tells how many. */
    int insert(Connection connection, String file, List<String> lines) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO feed_row SELECT ?, unnest(?::text[])")) {
            insert.setString(1, file);
            insert.setArray(2, connection.createArrayOf("text", lines.toArray()));
            return insert.executeUpdate();
        }
    }
}
