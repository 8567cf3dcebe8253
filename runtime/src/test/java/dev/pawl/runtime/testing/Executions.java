package dev.pawl.runtime.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the history tells of limits: each execution of an instance, from when it began to the last that happened in it. */
public final class Executions {

    private static final String RUNS = """
            WITH run AS (
                SELECT i.partition, h.instance, h.began_at, max(h.at) AS ended_at
                FROM pawl.histories h
                JOIN pawl.instances i ON i.id = h.instance
                WHERE i.gate = ? AND h.began_at IS NOT NULL
                GROUP BY i.partition, h.instance, h.began_at
            )
            """;

    // Where the most execute, somebody has just begun.
    private static final String MOST = RUNS + """
            SELECT COALESCE(max(n), 0) FROM (
                SELECT count(*) AS n
                FROM run a
                JOIN run b ON b.partition = a.partition AND b.began_at <= a.began_at AND a.began_at < b.ended_at
                GROUP BY a.instance, a.began_at
            ) t
            """;

    private static final String COUNT = RUNS + "SELECT count(*) FROM run";

    private final TestDatabase database;
    private final String limit;

    /** @param limit the name of the limit; of partitions without one, {@code @} and the name of the machine */
    public Executions(TestDatabase database, String limit) {
        this.database = database;
        this.limit = limit;
    }

    /** How many instances of one partition executed at a time at the most. */
    public long mostAtATime() throws SQLException {
        return number(MOST);
    }

    /** How many executions there were. */
    public long count() throws SQLException {
        return number(COUNT);
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
