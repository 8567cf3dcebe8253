package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.internal.store.StateKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Instances as observers find them. No locks. */
final class PgReads {

    private final Access access;
    private final Dml byId;
    private final Dml live;
    private final Dml lastEnded;
    private final Dml ended;

    PgReads(Access access, SchemaName schema) {
        this.access = access;
        this.byId = schema.dml(SELECT + BY_ID);
        this.live = schema.dml(SELECT + LIVE);
        this.lastEnded = schema.dml(SELECT + LAST_ENDED);
        this.ended = schema.dml(SELECT + ENDED);
    }

    private PgReads(Access access, PgReads like) {
        this.access = access;
        this.byId = like.byId;
        this.live = like.live;
        this.lastEnded = like.lastEnded;
        this.ended = like.ended;
    }

    /** The same statements on connections of another way. */
    PgReads on(Access other) {
        return new PgReads(other, this);
    }

    static final String SELECT = """
            SELECT i.id, m.name AS machine, s.version, s.name AS state, s.shape, i.status, i.queue, i.priority, i.key, i.data,
                   CASE WHEN i.event IS NULL THEN i.attempt ELSE i.event_attempt END AS attempt,
                   CASE WHEN i.event IS NULL THEN i.failures ELSE i.event_failures END + i.crashes AS failures,
                   i.error, i.inserted_at, i.entered_at, i.ended_at, i.due, i.parent, i.kids, i.held, i.gate, i.partition,
                   CASE WHEN i.line_at IS NOT NULL THEN i.gate
                        WHEN i.lease IS NULL AND i.ended_at IS NULL THEN i.throttle END AS held_back_by
            FROM pawl.instance i
            JOIN pawl.state s ON s.id = i.state
            JOIN pawl.machine m ON m.id = i.machine
            """;

    // Rides on the primary key.
    static final String BY_ID = "WHERE i.machine = ? AND i.id = ?";

    // Rides on instance_key: one row at the most.
    static final String LIVE = "WHERE i.machine = ? AND i.key = ? AND i.ended_at IS NULL";

    // Rides on instance_key_ended, from its end.
    static final String LAST_ENDED =
            "WHERE i.machine = ? AND i.key = ? AND i.ended_at IS NOT NULL ORDER BY i.ended_at DESC LIMIT 1";

    // Rides on the primary key.
    static final String ENDED = "WHERE i.id = ANY (?) AND i.ended_at IS NOT NULL";

    Optional<Row> get(int machine, long id) {
        return access.call("read an instance", connection -> {
            try (Call call = Call.on(connection, byId, access)) {
                return call.number(machine).number(id).rows(PgReads::row).stream()
                        .findFirst();
            }
        });
    }

    Optional<Row> find(int machine, String key) {
        // An instance that ends between the two is found by the second.
        return find(live, machine, key).or(() -> find(lastEnded, machine, key));
    }

    private Optional<Row> find(Dml dml, int machine, String key) {
        return access.call("find an instance by its key", connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                return call.number(machine).text(key).rows(PgReads::row).stream()
                        .findFirst();
            }
        });
    }

    List<Row> ended(Collection<Long> ids) {
        return access.call("read ended instances", connection -> {
            try (Call call = Call.on(connection, ended, access)) {
                return call.longs(ids).rows(PgReads::row);
            }
        });
    }

    static Row row(ResultSet row) throws SQLException {
        long parent = row.getLong("parent");
        boolean spawned = !row.wasNull();
        return new Row(
                row.getLong("id"),
                new StateKey(
                        row.getString("machine"), row.getInt("version"), row.getString("state"), row.getInt("shape")),
                Codes.status(row.getInt("status")),
                row.getString("queue"),
                row.getInt("priority"),
                row.getString("key"),
                row.getString("data"),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getString("error"),
                Times.instant(row, "inserted_at"),
                Times.instant(row, "entered_at"),
                Times.orNull(row, "ended_at"),
                Times.orNull(row, "due"),
                PgGates.gate(row),
                row.getString("held_back_by"),
                row.getInt("held"),
                spawned ? parent : null,
                row.getInt("kids"));
    }
}
