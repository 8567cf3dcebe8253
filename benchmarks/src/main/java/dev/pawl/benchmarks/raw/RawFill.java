package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.work.Note;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Inserts rows, many by a statement. */
final class RawFill {

    // Rides on nothing. Rows that are due at once, or that wait for a signal.
    private static final String INSERT = """
            WITH inserted AS (
                INSERT INTO raw.instance
                    (id, machine, state, status, queue, priority, data, due, action_at, inserted_at, entered_at)
                SELECT nextval('raw.instance_id'), 1, 1, %s, 'raw', 5, g.data, %s, %s,
                       statement_timestamp(), statement_timestamp()
                FROM unnest(?::text[]) AS g(data)
                RETURNING id, inserted_at, state, data
            )
            """;
    private static final String HISTORY = """
            , told AS (
                INSERT INTO raw.history (instance, rev, at, to_state, what, data)
                SELECT i.id, 0, i.inserted_at, i.state, 0, i.data FROM inserted i
            )
            """;
    private static final String ANSWER = "SELECT id FROM inserted";

    private final String sql;

    RawFill(boolean due, boolean history) {
        String now = due ? "statement_timestamp()" : "NULL";
        this.sql = INSERT.formatted(due ? "0" : "2", now, now) + (history ? HISTORY : "") + ANSWER;
    }

    /** Inserts so many, in groups, a transaction each; tells the ids to whoever wants them. */
    void insert(Connection connection, int count, int group, LongConsumer ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int done = 0; done < count; done += group) {
                String[] data = new String[Math.min(group, count - done)];
                for (int i = 0; i < data.length; i++) {
                    data[i] = Note.json(done + i);
                }
                statement.setArray(1, connection.createArrayOf("text", data));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ids.accept(rows.getLong(1));
                    }
                }
            }
        }
    }
}
