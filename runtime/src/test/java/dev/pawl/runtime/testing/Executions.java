package dev.pawl.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the history tells of limits: each execution of an instance, from when it began to the last that happened in it. Asked
 * by the query of {@code docs/limits.md}, as it stands there.
 */
public final class Executions {

    private static final Path PAGE = Path.of("../docs/limits.md");

    private static final String COUNT = """
            SELECT count(DISTINCT (h.instance, h.began_at))
            FROM pawl.histories h JOIN pawl.instances i ON i.id = h.instance
            WHERE i.gate = ? AND h.began_at IS NOT NULL""";

    private final TestDatabase database;
    private final String limit;
    private final long after;

    private Executions(TestDatabase database, String limit, long after) {
        this.database = database;
        this.limit = limit;
        this.after = after;
    }

    /** @param limit the name of the limit; of partitions without one, {@code @} and the name of the machine */
    public static Executions of(TestDatabase database, String limit) {
        return new Executions(database, limit, 0);
    }

    /** Those of instances that were inserted after this one. */
    public Executions after(long instance) {
        return new Executions(database, limit, instance);
    }

    /** How many instances of one partition executed at a time at the most. */
    public long mostAtATime() throws SQLException {
        return number("SELECT COALESCE(max(max), 0) FROM (" + shown() + ") shown WHERE gate = ?");
    }

    /** How many executions there were. */
    public long count() throws SQLException {
        return number(COUNT + " AND h.instance > " + after);
    }

    private String shown() {
        try {
            String page = Files.readString(PAGE);
            int from = page.indexOf("```sql\n") + "```sql\n".length();
            String query = page.substring(from, page.indexOf(";\n```", from));
            return query.replace("WHERE h.began_at", "WHERE h.instance > " + after + " AND h.began_at");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, limit);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
