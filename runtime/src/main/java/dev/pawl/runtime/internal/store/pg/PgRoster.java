package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.StateKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What nodes know, by states: when one was last known, and whether instances in it are aside. Whoever sets aside holds the
 * rows of these states, and whoever knows one writes there: of the two, the second sees the first.
 */
final class PgRoster implements Roster {

    /** How many due instances of a queue and a priority are looked at: as far as claims that find nothing should read. */
    static final int HEAD = 1_000;

    private final Access access;
    private final Dml known;
    private final Dml strangers;
    private final Dml setAside;
    private final Dml bringBack;
    private final Dml settled;
    private final Dml unknown;

    PgRoster(Access access, SchemaName schema) {
        this.access = access;
        this.known = schema.dml(KNOWN);
        this.strangers = schema.dml("WITH RECURSIVE" + HEADS + STRANGERS);
        this.setAside = schema.dml(SET_ASIDE);
        this.bringBack = schema.dml(BRING_BACK);
        this.settled = schema.dml(SETTLED);
        this.unknown = schema.dml(UNKNOWN);
    }

    // The states are a handful. What another node has just said need not be said again, nor waited for. Waits for those
    // who are setting instances in them aside: what comes back is as they left it.
    static final String KNOWN = """
            WITH mine AS MATERIALIZED (
                SELECT s.id FROM pawl.state s
                WHERE s.id = ANY (?) AND s.known_at < statement_timestamp() - ? * interval '1 microsecond'
                ORDER BY s.id
                FOR NO KEY UPDATE
            ), told AS (
                UPDATE pawl.state s SET known_at = clock_timestamp()
                WHERE s.id = ANY (ARRAY(SELECT id FROM mine))
                RETURNING s.id, s.aside_at
            )
            SELECT k.id, (extract(epoch FROM max(k.aside_at)) * 1000000)::bigint AS aside
            FROM (
                SELECT t.id, t.aside_at FROM told t
                UNION ALL
                SELECT s.id, s.aside_at FROM pawl.state s
                WHERE s.known_at > statement_timestamp() - ? * interval '1 microsecond'
            ) k
            WHERE k.aside_at IS NOT NULL
            GROUP BY k.id
            """;

    // Rides on instance_due: from queue to queue, then the head of each priority's range, which is what a claim reads.
    static final String HEADS = """
             queue (name) AS (
                (SELECT i.queue FROM pawl.instance i
                 WHERE i.due IS NOT NULL AND i.queue >= '' ORDER BY i.queue LIMIT 1)
                UNION ALL
                SELECT (SELECT i.queue FROM pawl.instance i
                        WHERE i.due IS NOT NULL AND i.queue > q.name ORDER BY i.queue LIMIT 1)
                FROM queue q WHERE q.name IS NOT NULL
            ), head AS (
                SELECT h.id, h.state
                FROM queue q
                CROSS JOIN (VALUES (9), (8), (7), (6), (5), (4), (3), (2), (1), (0)) AS p(priority)
                CROSS JOIN LATERAL (
                    SELECT i.id, i.state FROM pawl.instance i
                    WHERE i.queue = q.name AND i.priority = p.priority AND i.due <= statement_timestamp()
                    ORDER BY i.due
                    LIMIT ?
                ) h
            )
            """;

    // No locks: most often there are none, and that is all.
    static final String STRANGERS = """
            SELECT DISTINCT h.state FROM head h
            WHERE h.state = ANY (ARRAY(SELECT s.id FROM pawl.state s
                                       WHERE s.known_at < statement_timestamp() - ? * interval '1 microsecond'))
            """;

    // Rides on instance_due, as above, and then on the primary key. The states are locked first: a node that says it
    // knows one either did so before, and the state is left, or waits and then finds its instances aside. Rows that
    // others have are passed over, and looked at again once they are locked: what was claimed meanwhile is not due.
    static final String SET_ASIDE = """
            WITH RECURSIVE gone AS MATERIALIZED (
                SELECT s.id FROM pawl.state s
                WHERE s.id = ANY (?) AND s.known_at < statement_timestamp() - ? * interval '1 microsecond'
                ORDER BY s.id
                FOR NO KEY UPDATE
            ),
            """ + HEADS + """
            , locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT h.id FROM head h
                                        WHERE h.state = ANY (ARRAY(SELECT id FROM gone)) LIMIT ?))
                  AND i.due IS NOT NULL AND i.state = ANY (ARRAY(SELECT id FROM gone))
                ORDER BY i.id
                FOR NO KEY UPDATE SKIP LOCKED
            ), aside AS (
                UPDATE pawl.instance i SET held = i.held | 4, status = 3, held_due = i.due, due = NULL,
                    line_at = NULL, let_at = NULL
                WHERE i.id = ANY (ARRAY(SELECT id FROM locked)) AND i.due IS NOT NULL
                RETURNING i.state
            ), counted AS (
                SELECT a.state, count(*)::int AS n FROM aside a GROUP BY a.state
            ), marked AS (
                UPDATE pawl.state s SET aside_at = clock_timestamp()
                WHERE s.id = ANY (ARRAY(SELECT state FROM counted))
            )
            SELECT m.name AS machine, s.version, s.name AS state, s.shape, c.n
            FROM counted c JOIN pawl.state s ON s.id = c.state JOIN pawl.machine m ON m.id = s.machine
            """;

    // Rides on instance_aside, a stretch of it, and then on the primary key. Waits for what is locked: it is left out
    // by nobody.
    static final String BRING_BACK = """
            WITH stretch AS MATERIALIZED (
                SELECT i.id, i.state FROM pawl.instance i
                WHERE (i.held & 4) <> 0 AND i.id > ?
                ORDER BY i.id
                LIMIT ?
            ), locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT s.id FROM stretch s WHERE s.state = ANY (?))) AND (i.held & 4) <> 0
                ORDER BY i.id
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), back AS (
                UPDATE pawl.instance i
                SET held = i.held & ~4,
                    status = CASE WHEN i.held <> 4 THEN i.status
                                  WHEN i.event IS NOT NULL OR i.action_at IS NOT NULL OR i.mail > i.taken
                                       OR i.joined_at IS NOT NULL THEN 0
                                  ELSE 2 END,
                    due = CASE WHEN i.held = 4
                               THEN LEAST(i.held_due,
                                          CASE WHEN (i.mail > i.taken OR i.joined_at IS NOT NULL)
                                                    AND i.event_at IS NULL AND i.crashes = 0
                                               THEN c.now END) END,
                    held_due = CASE WHEN i.held <> 4 THEN i.held_due END
                FROM clock c
                WHERE i.id = ANY (ARRAY(SELECT id FROM locked)) AND (i.held & 4) <> 0
                RETURNING i.queue
            )
            SELECT (SELECT s.id FROM stretch s ORDER BY s.id DESC LIMIT 1) AS last,
                   count(*)::int AS count, array_agg(DISTINCT b.queue) AS queues
            FROM back b
            """;

    // Rides on the primary key of states. Where instances were set aside since, the time is another one.
    static final String SETTLED = """
            UPDATE pawl.state s SET aside_at = NULL
            FROM unnest(?::int[], ?::bigint[]) AS g(id, aside)
            WHERE s.id = g.id AND (extract(epoch FROM s.aside_at) * 1000000)::bigint = g.aside
            """;

    // The states are a handful.
    static final String UNKNOWN = """
            SELECT m.name AS machine, s.version, s.name AS state, s.shape, s.known_at, s.aside_at
            FROM pawl.state s JOIN pawl.machine m ON m.id = s.machine
            WHERE s.aside_at IS NOT NULL
            ORDER BY m.name, s.version, s.name, s.shape
            """;

    @Override
    public Map<Integer, Long> known(int[] states, Duration every, Duration grace) {
        return access.call("say what the node knows", connection -> {
            Map<Integer, Long> back = new HashMap<>();
            try (Call call = Call.on(connection, known, access)) {
                call.ints(states)
                        .number(micros(every.dividedBy(2)))
                        .number(micros(grace))
                        .rows(row -> back.put(row.getInt("id"), row.getLong("aside")));
            }
            return back;
        });
    }

    @Override
    public Map<StateKey, Integer> setAside(Duration grace, int limit) {
        return access.call("set aside what no node knows", connection -> {
            int[] found;
            try (Call call = Call.on(connection, strangers, access)) {
                found = call.number(HEAD).number(micros(grace)).rows(row -> row.getInt("state")).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
            Map<StateKey, Integer> aside = new HashMap<>();
            if (found.length > 0) {
                try (Call call = Call.on(connection, setAside, access)) {
                    call.ints(found)
                            .number(micros(grace))
                            .number(HEAD)
                            .number(limit)
                            .rows(row -> aside.put(key(row), row.getInt("n")));
                }
            }
            return aside;
        });
    }

    @Override
    public Back bringBack(Collection<Integer> states, long after, int limit) {
        return access.call("bring instances back", connection -> {
            try (Call call = Call.on(connection, bringBack, access)) {
                return call.number(after)
                        .number(limit)
                        .ints(states.stream().mapToInt(Integer::intValue).toArray())
                        .rows(PgRoster::back)
                        .get(0);
            }
        });
    }

    private static Back back(ResultSet row) throws SQLException {
        long last = row.getLong("last");
        boolean none = row.wasNull();
        Array queues = row.getArray("queues");
        return new Back(
                none ? null : last,
                row.getInt("count"),
                queues == null ? Set.of() : Set.of((String[]) queues.getArray()));
    }

    @Override
    public void settled(Map<Integer, Long> states) {
        List<Map.Entry<Integer, Long>> list = List.copyOf(states.entrySet());
        access.call("end bringing instances back", connection -> {
            try (Call call = Call.on(connection, settled, access)) {
                call.ints(list, Map.Entry::getKey)
                        .longs(list, Map.Entry::getValue)
                        .run();
            }
            return list;
        });
    }

    @Override
    public List<Unknown> unknown() {
        return access.call("list what no node knows", connection -> {
            try (Call call = Call.on(connection, unknown, access)) {
                return call.rows(
                        row -> new Unknown(key(row), Times.instant(row, "known_at"), Times.instant(row, "aside_at")));
            }
        });
    }

    private static StateKey key(ResultSet row) throws SQLException {
        return new StateKey(
                row.getString("machine"), row.getInt("version"), row.getString("state"), row.getInt("shape"));
    }

    private static long micros(Duration duration) {
        return Objects.requireNonNull(Times.micros(duration));
    }
}
