package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Histories as observers find them. */
final class PgHistory {

    private final Access access;
    private final Dml page;

    PgHistory(Access access, SchemaName schema) {
        this.access = access;
        this.page = schema.dml(PAGE);
    }

    private PgHistory(Access access, PgHistory like) {
        this.access = access;
        this.page = like.page;
    }

    /** The same statements on connections of another way. */
    PgHistory on(Access other) {
        return new PgHistory(other, this);
    }

    // Rides on history_instance of each month, which give their rows in order, so that no more is read than is asked
    // for. Months cannot be told apart by the instance: there are as many as are kept.
    // What operators do to one that executes has its revision, so the last of a page brings those like it.
    static final String PAGE = """
            SELECT h.rev, h.at, h.began_at, h.what, h.event, h.step, h.attempt, h.failures, h.node, h.who, h.data, h.error,
                   m.name AS machine, t.version, t.name AS state, t.shape,
                   f.version AS from_version, f.name AS from_state, f.shape AS from_shape
            FROM (
                SELECT * FROM pawl.history
                WHERE instance = ? AND rev > ?
                ORDER BY rev
                FETCH FIRST ? ROWS WITH TIES
            ) h
            JOIN pawl.state t ON t.id = h.to_state
            JOIN pawl.machine m ON m.id = t.machine
            LEFT JOIN pawl.state f ON f.id = h.from_state
            WHERE t.machine = ?
            ORDER BY h.rev, h.at
            """;

    List<HistoryRow> page(int machine, long instance, long after, int limit) {
        return access.call("read a history", connection -> {
            try (Call call = Call.on(connection, page, access)) {
                return call.number(instance)
                        .number(after)
                        .number(limit)
                        .number(machine)
                        .rows(PgHistory::row);
            }
        });
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        String machine = row.getString("machine");
        String from = row.getString("from_state");
        return new HistoryRow(
                row.getLong("rev"),
                Times.instant(row, "at"),
                Times.orNull(row, "began_at"),
                What.of(row.getInt("what")),
                from == null ? null : new StateKey(machine, row.getInt("from_version"), from, row.getInt("from_shape")),
                new StateKey(machine, row.getInt("version"), row.getString("state"), row.getInt("shape")),
                row.getString("event"),
                row.getString("step"),
                row.getInt("attempt"),
                row.getInt("failures"),
                node(row),
                row.getString("who"),
                row.getString("data"),
                row.getString("error"));
    }

    private static @Nullable Long node(ResultSet row) throws SQLException {
        long node = row.getLong("node");
        return row.wasNull() ? null : node;
    }
}
