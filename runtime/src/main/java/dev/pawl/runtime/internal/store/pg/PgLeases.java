package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Reaped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What nodes hold: asked after, given back, taken away. */
final class PgLeases {

    private final Access access;
    private final PgGates gates;
    private final Dml held;
    private final Dml release;
    private final Dml reap;

    PgLeases(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.held = schema.dml(HELD);
        this.release = schema.dml(RELEASE);
        this.reap = schema.dml(REAP);
    }

    // Rides on the primary key.
    static final String HELD = """
            SELECT i.id, i.rev FROM pawl.instance i
            WHERE i.id = ANY (?) AND i.node = ?
            """;

    // Rides on the primary key; locks in the order of ids, and tests the fence on the locked rows.
    static final String RELEASE = """
            WITH locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.node = ?
                ORDER BY i.id
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), released AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, lease = NULL, node = NULL, place = NULL, line_at = NULL, let_at = NULL,
                    status = CASE WHEN i.held = 0 THEN 0 ELSE 3 END,
                    due = CASE WHEN i.held = 0 THEN c.now END,
                    held_due = CASE WHEN i.held <> 0 THEN c.now END
                FROM unnest(?::bigint[], ?::bigint[]) AS g(id, rev) CROSS JOIN clock c
                WHERE i.id = ANY (ARRAY[g.id]) AND i.rev = g.rev AND i.node = ?
                RETURNING i.gate, i.partition
            )
            SELECT DISTINCT r.gate, r.partition FROM released r WHERE r.gate IS NOT NULL
            """;

    // Rides on instance_lease. Two reapers share the work, for what one has locked the other passes over; so does it
    // pass over what is just being committed or extended, and what was is no longer expired once it is locked.
    static final String REAP = """
            WITH expired AS MATERIALIZED (
                SELECT i.id, i.node, i.crashes FROM pawl.instance i
                WHERE i.lease < statement_timestamp()
                ORDER BY i.lease
                LIMIT ?
                FOR NO KEY UPDATE SKIP LOCKED
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM expired
            ), returned AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, lease = NULL, node = NULL, crashes = i.crashes + 1,
                    place = NULL, line_at = NULL, let_at = NULL,
                    status = CASE WHEN i.held = 0 THEN 0 ELSE 3 END,
                    due = CASE WHEN i.held = 0 THEN c.now + b.backoff END,
                    held_due = CASE WHEN i.held <> 0 THEN c.now + b.backoff END
                FROM clock c CROSS JOIN LATERAL (
                    SELECT e.id,
                           CASE WHEN e.crashes = 0 THEN interval '0'
                                ELSE LEAST(interval '5 minutes',
                                           interval '1 second' * power(2, LEAST(e.crashes - 1, 20))) END AS backoff
                    FROM expired e
                ) b
                WHERE i.id = ANY (ARRAY[b.id])
                RETURNING i.id, i.rev, i.machine, i.state, i.crashes, i.queue, i.due, i.gate, i.partition, i.began_at,
                          c.now
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, began_at, node, from_state, to_state, failures, what)
                SELECT r.id, r.rev, r.now, r.began_at, e.node, r.state, r.state, r.crashes, 8
                FROM returned r
                JOIN expired e ON e.id = r.id
                JOIN pawl.machine m ON m.id = r.machine AND m.history
            )
            SELECT r.id, r.queue, (extract(epoch FROM r.due - r.now) * 1000000)::bigint AS micros,
                   r.due IS NULL AS held, r.gate, r.partition
            FROM returned r
            """;

    Map<Long, Long> held(Collection<Long> ids, long node) {
        return access.call("ask what the node holds", connection -> {
            Map<Long, Long> revisions = new HashMap<>();
            try (Call call = Call.on(connection, held, access)) {
                call.longs(ids).number(node).rows(row -> revisions.put(row.getLong("id"), row.getLong("rev")));
            }
            return revisions;
        });
    }

    void release(Collection<Held> rows, long node) {
        List<Held> list = List.copyOf(rows);
        List<Optional<Gate>> left = access.call("give instances back", connection -> {
            try (Call call = Call.on(connection, release, access)) {
                return call.longs(list, Held::id)
                        .number(node)
                        .longs(list, Held::id)
                        .longs(list, Held::rev)
                        .number(node)
                        .rows(row -> Optional.ofNullable(PgGates.gate(row)));
            }
        });
        letIn(left);
    }

    List<Reaped> reap(int limit) {
        List<Optional<Gate>> left = new ArrayList<>();
        List<Reaped> reaped = new ArrayList<>();
        access.call("return expired leases", connection -> {
            try (Call call = Call.on(connection, reap, access)) {
                return call.number(limit).rows(row -> {
                    left.add(Optional.ofNullable(PgGates.gate(row)));
                    return row.getBoolean("held")
                            || reaped.add(new Reaped(
                                    row.getLong("id"), row.getString("queue"), Times.duration(row.getLong("micros"))));
                });
            }
        });
        letIn(left);
        return reaped;
    }

    private void letIn(List<Optional<Gate>> left) {
        gates.letInOrLater(left.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
