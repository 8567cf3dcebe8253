package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gates: at most so many instances of a partition execute at a time. A place is held by the row that executes, so it is free
 * when that lets go of its lease, whoever makes it. Whoever takes places, or lets others in, first locks the gate's row and
 * then looks, with a later statement: so of one who leaves and one who finds no place, the second sees the first.
 *
 * <p>Locks are taken in one order: instances, by id; then gates, by name; then, only where nobody else has them, others in
 * line. So nobody waits for an instance while he has a gate.
 */
final class PgGates {

    private static final Logger log = LoggerFactory.getLogger(PgGates.class);

    private final Access access;
    private final Consumer<String> due;
    private final Dml enter;
    private final Dml letIn;
    private final Dml letInAnyway;
    private final Dml sweep;

    /** @param due told of queues in which instances have become due */
    PgGates(Access access, SchemaName schema, Consumer<String> due) {
        this.access = access;
        this.due = due;
        this.enter = schema.dml(CLAIMED + ";\n" + LOCK + ";\n" + ENTER);
        this.letIn = schema.dml(LOCK + ";\n" + LET_IN);
        this.letInAnyway = schema.dml(LOCK + ";\n" + LET_IN_ANYWAY);
        this.sweep = schema.dml(SWEEP);
    }

    // Rides on the primary key, in the order of ids.
    static final String CLAIMED = """
            SELECT count(*) FROM (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.node = ?
                ORDER BY i.id
                FOR NO KEY UPDATE
            ) l
            """;

    // Rides on the primary key of gates, in its order; makes those that are missing. Of a conflict the row is locked,
    // also where it is left as it is.
    static final String LOCK = """
            INSERT INTO pawl.gate AS t (gate, partition, day)
            SELECT g.gate, g.partition, (statement_timestamp() AT TIME ZONE 'UTC')::date
            FROM (SELECT DISTINCT u.gate, u.partition FROM unnest(?::text[], ?::text[]) AS u(gate, partition)) g
            ORDER BY g.gate COLLATE "C", g.partition COLLATE "C"
            ON CONFLICT (gate, partition) DO UPDATE SET day = excluded.day WHERE t.day <> excluded.day
            """;

    // The rows on the primary key, places on instance_place, which is the referee: no two hold the same. The highest
    // priority sits down first, then who stood in line the longest. A limit that nobody declared has one place.
    // Whoever had the place before has left it in a transaction that is seen here, so his time ended before this one
    // begins.
    static final String ENTER = """
            WITH given AS MATERIALIZED (
                SELECT i.id, i.gate, i.partition, i.priority, i.line_at
                FROM unnest(?::bigint[], ?::bigint[]) AS g(id, rev)
                JOIN pawl.instance i ON i.id = ANY (ARRAY[g.id])
                WHERE i.rev = g.rev AND i.node = ?
            ), gates AS MATERIALIZED (
                SELECT x.gate, x.partition,
                       COALESCE((SELECT q.places FROM pawl.quota q WHERE q.name = x.gate), 1) AS places,
                       (SELECT count(*) FROM pawl.instance i
                        WHERE i.gate = x.gate AND i.partition = x.partition AND i.place IS NOT NULL) AS taken
                FROM (SELECT DISTINCT gate, partition FROM given) x
            ), free AS MATERIALIZED (
                SELECT d.gate, d.partition, s.place, d.places - d.taken AS most,
                       row_number() OVER (PARTITION BY d.gate, d.partition ORDER BY s.place) AS n
                FROM gates d
                CROSS JOIN LATERAL (
                    SELECT a.place FROM generate_series(0, d.places - 1) AS a(place)
                    EXCEPT
                    SELECT i.place FROM pawl.instance i
                    WHERE i.gate = d.gate AND i.partition = d.partition AND i.place IS NOT NULL
                ) s
                WHERE d.taken < d.places
            ), seated AS MATERIALIZED (
                SELECT r.id, f.place
                FROM (
                    SELECT g.*, row_number() OVER (PARTITION BY g.gate, g.partition
                                                   ORDER BY g.priority DESC, g.line_at, g.id) AS n
                    FROM given g
                ) r
                LEFT JOIN free f ON f.gate = r.gate AND f.partition = r.partition AND f.n = r.n AND r.n <= f.most
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now
            ), moved AS (
                UPDATE pawl.instance i
                SET place = s.place,
                    began_at = CASE WHEN s.place IS NOT NULL THEN c.now END,
                    rev = CASE WHEN s.place IS NULL THEN i.rev + 1 ELSE i.rev END,
                    lease = CASE WHEN s.place IS NOT NULL THEN i.lease END,
                    node = CASE WHEN s.place IS NOT NULL THEN i.node END,
                    let_at = NULL,
                    line_at = CASE WHEN s.place IS NULL AND i.held = 0 THEN COALESCE(i.line_at, c.now) END,
                    held_due = CASE WHEN s.place IS NULL AND i.held <> 0 THEN c.now ELSE i.held_due END,
                    status = CASE WHEN s.place IS NOT NULL THEN i.status WHEN i.held = 0 THEN 0 ELSE 3 END
                FROM seated s CROSS JOIN clock c
                WHERE i.id = ANY (ARRAY[s.id])
                RETURNING i.id, i.place
            )
            SELECT m.id FROM moved m WHERE m.place IS NOT NULL
            """;

    // Places on instance_place, who was let in on instance_let, who is next on instance_line, in its order. Who is
    // let in is due from now on, and lines up behind what other partitions have due in its queue: so partitions take
    // turns. It counts until it is claimed, or each commit of many would let in too many; being let in is no place
    // yet, so nothing worse could come of that than a claim in vain.
    static final String LET_IN = """
            WITH free AS MATERIALIZED (
                SELECT g.gate, g.partition,
                       COALESCE((SELECT q.places FROM pawl.quota q WHERE q.name = g.gate), 1)
                       - (SELECT count(*) FROM pawl.instance i
                          WHERE i.gate = g.gate AND i.partition = g.partition AND i.place IS NOT NULL)
                       - (SELECT count(*) FROM pawl.instance i
                          WHERE i.gate = g.gate AND i.partition = g.partition AND i.let_at IS NOT NULL) AS places
                FROM (SELECT DISTINCT u.gate, u.partition FROM unnest(?::text[], ?::text[]) AS u(gate, partition)) g
            ), next AS MATERIALIZED (
                SELECT c.id
                FROM free f
                CROSS JOIN LATERAL (
                    SELECT i.id FROM pawl.instance i
                    WHERE i.gate = f.gate AND i.partition = f.partition AND i.line_at IS NOT NULL AND i.let_at IS NULL
                    ORDER BY i.priority DESC, i.line_at
                    LIMIT GREATEST(f.places, 0)
                    FOR NO KEY UPDATE SKIP LOCKED
                ) c
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM next
            )
            UPDATE pawl.instance i
            SET due = c.now, let_at = c.now
            FROM clock c
            WHERE i.id = ANY (ARRAY(SELECT id FROM next))
            RETURNING i.queue
            """;

    // The same for the sweep. Who was let in a minute ago and is not claimed counts no more: its queue is paused, or
    // nobody knows its state, and others are not to wait for that.
    static final String LET_IN_ANYWAY =
            LET_IN.replace("i.let_at IS NOT NULL)", "i.let_at > statement_timestamp() - interval '1 minute')");

    // Rides on instance_line, from gate to gate, whatever their lines are long. Counts on instance_place.
    static final String SWEEP = """
            WITH RECURSIVE line AS (
                (SELECT i.gate, i.partition FROM pawl.instance i
                 WHERE i.line_at IS NOT NULL AND i.let_at IS NULL AND (i.gate, i.partition) > (?, ?)
                 ORDER BY i.gate, i.partition
                 LIMIT 1)
                UNION ALL
                SELECT n.gate, n.partition
                FROM line l
                CROSS JOIN LATERAL (
                    SELECT i.gate, i.partition FROM pawl.instance i
                    WHERE i.line_at IS NOT NULL AND i.let_at IS NULL AND (i.gate, i.partition) > (l.gate, l.partition)
                    ORDER BY i.gate, i.partition
                    LIMIT 1
                ) n
            )
            SELECT l.gate, l.partition,
                   COALESCE((SELECT q.places FROM pawl.quota q WHERE q.name = l.gate), 1)
                   > (SELECT count(*) FROM pawl.instance i
                      WHERE i.gate = l.gate AND i.partition = l.partition AND i.place IS NOT NULL) AS free
            FROM (SELECT * FROM line LIMIT ?) l
            """;

    List<Long> enter(Map<Held, Gate> rows, long node) {
        List<Held> held = List.copyOf(rows.keySet());
        List<Gate> gates = held.stream().map(rows::get).toList();
        return access.call("take places of limits", connection -> {
            try (Call call = Call.on(connection, enter, access)) {
                call.longs(held, Held::id).number(node);
                return parameters(call, gates)
                        .longs(held, Held::id)
                        .longs(held, Held::rev)
                        .number(node)
                        .skip()
                        .skip()
                        .rows(row -> row.getLong("id"));
            }
        });
    }

    void letIn(Collection<Gate> gates) {
        letIn(gates, letIn);
    }

    private void letIn(Collection<Gate> gates, Dml dml) {
        if (gates.isEmpty()) {
            return;
        }
        List<Gate> all = List.copyOf(gates);
        Set<String> queues = new HashSet<>(access.call("let instances in", connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                return parameters(parameters(call, all), all).skip().rows(row -> row.getString("queue"));
            }
        }));
        queues.forEach(due);
    }

    /** The same after something that is committed: where it fails, the sweep does it. */
    void letInOrLater(Collection<Gate> gates) {
        try {
            letIn(gates);
        } catch (DatabaseException e) {
            log.warn("Nobody was let in at {} just now; the upkeep does it", gates, e);
        }
    }

    /** The gate of a row that has one in its columns. */
    static @Nullable Gate gate(ResultSet row) throws SQLException {
        String gate = row.getString("gate");
        return gate == null ? null : new Gate(gate, row.getString("partition"));
    }

    /** Adds the gate of a row, if it has one. */
    static void collect(ResultSet row, Set<Gate> gates) throws SQLException {
        Gate gate = gate(row);
        if (gate != null) {
            gates.add(gate);
        }
    }

    static Call parameters(Call call, List<Gate> gates) throws SQLException {
        return call.texts(gates, Gate::limit).texts(gates, Gate::partition);
    }

    /** Tells of queues in which instances were let in by somebody's commit. */
    void tell(Collection<String> queues) {
        new HashSet<>(queues).forEach(due);
    }

    Optional<Gate> sweep(Gate after, int most) {
        List<Gate> free = new ArrayList<>();
        List<Gate> seen = access.call("look who stands in line", connection -> {
            try (Call call = Call.on(connection, sweep, access)) {
                return call.text(after.limit())
                        .text(after.partition())
                        .number(most)
                        .rows(row -> {
                            Gate gate = new Gate(row.getString("gate"), row.getString("partition"));
                            if (row.getBoolean("free")) {
                                free.add(gate);
                            }
                            return gate;
                        });
            }
        });
        letIn(free, letInAnyway);
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.get(seen.size() - 1));
    }
}
