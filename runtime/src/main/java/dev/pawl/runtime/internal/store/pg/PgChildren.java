package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Sweep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Children: read when all have ended, cancelled when nobody waits for them. */
final class PgChildren {

    private final Access access;
    private final PgGates gates;
    private final Dml children;
    private final Dml cancel;

    PgChildren(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.children = schema.dml(CHILDREN);
        this.cancel = schema.dml(CANCEL);
    }

    // Rides on the primary key, on instance_child and on child_refused's primary key.
    static final String CHILDREN = """
            WITH parent AS MATERIALIZED (
                SELECT i.id, i.spawned FROM pawl.instance i WHERE i.id = ?
            )
            SELECT c.nth, c.id, c.key, c.status, c.data, c.error, m.name AS machine, s.version, s.name AS state, s.shape
            FROM parent p
            JOIN pawl.instance c ON c.parent = p.id AND c.spawn = p.spawned AND c.parent IS NOT NULL
            JOIN pawl.state s ON s.id = c.state
            JOIN pawl.machine m ON m.id = s.machine
            WHERE c.ended_at IS NOT NULL
            UNION ALL
            SELECT r.nth, 0, r.key, 6, '', NULL, NULL, 0, NULL, 0
            FROM parent p JOIN pawl.child_refused r ON r.parent = p.id AND r.spawn = p.spawned
            ORDER BY 1
            """;

    // Rides on cancellation's primary key, from where the last one stopped, and on instance_child. What others work
    // at, or have locked, is passed over; so a parent stays on the list until none of its children is left, and those
    // behind it have their turn.
    static final String CANCEL = """
            WITH parents AS MATERIALIZED (
                SELECT c.parent, c.spawn FROM pawl.cancellation c
                WHERE (c.parent, c.spawn) > (?, ?)
                ORDER BY c.parent, c.spawn
                LIMIT ?
                FOR UPDATE SKIP LOCKED
            ), batch AS MATERIALIZED (
                SELECT b.*
                FROM parents p
                CROSS JOIN LATERAL (
                    SELECT i.id, i.kids, i.spawned, i.abandon FROM pawl.instance i
                    WHERE i.parent = p.parent AND i.spawn = p.spawn AND i.parent IS NOT NULL AND i.ended_at IS NULL
                    ORDER BY i.nth
                    LIMIT ?
                    FOR NO KEY UPDATE SKIP LOCKED
                ) b
                LIMIT ?
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM batch
            ), cancelled AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 6, ended_at = c.now, due = NULL, lease = NULL, node = NULL, held = 0,
                    held_due = NULL, place = NULL, line_at = NULL, let_at = NULL, throttle = NULL,
                    began_at = CASE WHEN i.lease IS NOT NULL THEN i.began_at END,
                    error = 'its parent no longer waits for it',\s""" + FamilyText.ALONE + """

                FROM clock c
                WHERE i.id = ANY (ARRAY(SELECT b.id FROM batch b)) AND i.ended_at IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.ended_at, i.error, i.gate, i.partition, i.began_at
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, began_at, from_state, to_state, what, error)
                SELECT d.id, d.rev, d.ended_at, d.began_at, d.state, d.state, 7, d.error
                FROM cancelled d JOIN pawl.machine m ON m.id = d.machine AND m.history
            ), left_by AS (
                SELECT b.* FROM batch b
            )
            """ + FamilyText.LEFT_BEHIND + """
            , finished AS (
                DELETE FROM pawl.cancellation c USING parents p
                WHERE c.parent = p.parent AND c.spawn = p.spawn
                  AND (
                      SELECT i.id FROM pawl.instance i
                      WHERE i.parent = p.parent AND i.spawn = p.spawn AND i.parent IS NOT NULL AND i.ended_at IS NULL
                        AND i.id <> ALL (ARRAY(SELECT b.id FROM batch b))
                      LIMIT 1) IS NULL
            )
            SELECT p.parent, p.spawn, (SELECT count(*) FROM parents)::int AS parents, n.cancelled, g.gate, g.partition
            FROM (SELECT count(*)::int AS cancelled FROM cancelled) n
            LEFT JOIN (SELECT q.parent, q.spawn FROM parents q ORDER BY q.parent DESC, q.spawn DESC LIMIT 1) p ON true
            LEFT JOIN (SELECT DISTINCT d.gate, d.partition FROM cancelled d WHERE d.gate IS NOT NULL) g ON true
            """;

    List<Ended> children(long parent) {
        return access.call("read children", connection -> {
            try (Call call = Call.on(connection, children, access)) {
                return call.number(parent).rows(PgChildren::ended);
            }
        });
    }

    private static Ended ended(ResultSet row) throws SQLException {
        String machine = row.getString("machine");
        return new Ended(
                row.getLong("id"),
                row.getString("key"),
                machine == null
                        ? null
                        : new StateKey(machine, row.getInt("version"), row.getString("state"), row.getInt("shape")),
                Codes.status(row.getInt("status")),
                row.getString("data"),
                row.getString("error"));
    }

    Sweep cancel(Sweep from, int limit) {
        Set<Gate> left = new HashSet<>();
        Sweep sweep = access.call("cancel children", connection -> {
            try (Call call = Call.on(connection, cancel, access)) {
                return call.number(from.parent())
                        .number(from.spawn())
                        .number(limit)
                        .number(limit)
                        .number(limit)
                        .rows(row -> {
                            PgGates.collect(row, left);
                            return new Sweep(
                                    row.getInt("cancelled"),
                                    row.getLong("parent"),
                                    row.getLong("spawn"),
                                    row.getInt("parents") < limit);
                        })
                        .get(0);
            }
        });
        gates.letInOrLater(left);
        if (sweep.cancelled() == limit) {
            return new Sweep(limit, from.parent(), from.spawn(), false);
        }
        return sweep.over() ? new Sweep(sweep.cancelled(), 0, 0, true) : sweep;
    }
}
