package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Departures;
import dev.pawl.runtime.internal.store.Departures.Mark;
import dev.pawl.runtime.internal.store.Upkeep;
import dev.pawl.runtime.internal.store.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Upkeep: months of the history are made ahead, old ones read for the archive and dropped, and what has ended leaves. */
final class PgUpkeep implements Upkeep {

    private final Access access;
    private final String schema;
    private final Dml extend;
    private final Dml older;
    private final Dml lines;
    private final Dml there;
    private final Dml drop;
    private final Dml deleteEnded;

    PgUpkeep(Access access, SchemaName schema) {
        this.access = access;
        this.schema = schema.name();
        this.extend = schema.dml(EXTEND);
        this.older = schema.dml(OLDER);
        this.lines = schema.dml(LINES);
        this.there = schema.dml(THERE);
        this.drop = schema.dml(DROP);
        this.deleteEnded = schema.dml(DELETE_ENDED);
    }

    // Reads history_default whole, which is empty unless upkeep was away for months. An advisory lock lets one node in.
    private static final String EXTEND = "SELECT pawl.extend_history() AS made";

    // Touches the catalog only: rides on pg_inherits' index by parent, and on that of names.
    static final String OLDER = """
            SELECT substr(c.relname, 9, 4)::int AS year, substr(c.relname, 14, 2)::int AS month
            FROM pg_catalog.pg_class p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.relnamespace
            JOIN pg_catalog.pg_inherits h ON h.inhparent = p.oid
            JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid
            WHERE n.nspname = ? AND p.relname = 'history' AND c.relname ~ '^history_[0-9]{4}_[0-9]{2}$'
              AND (to_date(substr(c.relname, 9), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC'
                  < statement_timestamp() - ? * interval '1 microsecond'
            ORDER BY c.relname
            """;

    // Rides on history_instance of the one month, and of the default, which has none of it. Nobody writes there any
    // more. A revision has several lines where something was refused or an operator was at it; the last of a page
    // brings those like it, for the next begins behind it. Times are those of UTC, whatever zone the session has.
    static final String LINES = """
            SELECT h.instance, h.rev,
                   json_strip_nulls(json_build_object(
                       'instance', h.instance, 'rev', h.rev,
                       'at', (to_json(h.at AT TIME ZONE 'UTC') #>> '{}') || '+00:00',
                       'began', (to_json(h.began_at AT TIME ZONE 'UTC') #>> '{}') || '+00:00',
                       'what', lower((?::text[])[h.what + 1]),
                       'machine', m.name, 'version', t.version, 'from', f.name, 'to', t.name, 'event', h.event,
                       'step', h.step, 'attempt', h.attempt, 'failures', h.failures, 'node', h.node, 'who', h.who,
                       'shape', CASE WHEN h.data IS NOT NULL THEN t.shape END, 'data', h.data, 'error', h.error))
                       AS line
            FROM (
                SELECT * FROM pawl.history
                WHERE at >= 'epoch'::timestamptz + ? * interval '1 microsecond'
                  AND at < 'epoch'::timestamptz + ? * interval '1 microsecond'
                  AND (instance, rev) > (?, ?)
                ORDER BY instance, rev
                FETCH FIRST ? ROWS WITH TIES
            ) h
            JOIN pawl.state t ON t.id = h.to_state
            JOIN pawl.machine m ON m.id = t.machine
            LEFT JOIN pawl.state f ON f.id = h.from_state
            ORDER BY h.instance, h.rev
            """;

    // Touches the catalog only, and rides on its index of names.
    static final String THERE = "SELECT to_regclass(format('%I.history_%s', ?::text, ?::text)) IS NOT NULL AS there";

    // Locks the whole history for a moment, for which it does not wait long. An advisory lock lets one node in.
    private static final String DROP = "SELECT pawl.drop_history(make_date(?::int, ?::int, 1)) AS dropped";

    /** By their numbers. */
    private static final List<String> WHATS = IntStream.range(0, What.values().length)
            .mapToObj(What::of)
            .map(What::name)
            .toList();

    // Rides on instance_ended, a range of it for each machine, oldest first, from where the part before has stopped:
    // so a part reads no more than it looks at, however many stay. Then on the primary keys. A child whose parent
    // still waits is left, without a lock. The others are locked, so that whoever brings an ended instance back
    // either did so before, and it is left, or finds it gone; two nodes share the work, for what one has locked the
    // other passes over.
    static final String DELETE_ENDED = """
            WITH kept AS MATERIALIZED (
                SELECT m.id AS machine, m.keep, COALESCE(g.id, 0) AS id,
                       COALESCE('epoch'::timestamptz + g.at * interval '1 microsecond', '-infinity') AS at
                FROM pawl.machine m
                LEFT JOIN unnest(?::int[], ?::bigint[], ?::bigint[]) AS g(machine, at, id) ON g.machine = m.id
                WHERE m.keep IS NOT NULL
            ), looked AS MATERIALIZED (
                SELECT o.*
                FROM kept k
                CROSS JOIN LATERAL (
                    SELECT i.id, i.machine, i.ended_at,
                           (SELECT p.id FROM pawl.instance p WHERE p.id = i.parent AND p.spawned = i.spawn) IS NULL AS leaves
                    FROM pawl.instance i
                    WHERE i.machine = k.machine AND (i.ended_at, i.id) > (k.at, k.id)
                      AND i.ended_at < statement_timestamp() - k.keep AND i.ended_at IS NOT NULL
                    ORDER BY i.ended_at, i.id
                    LIMIT ?
                ) o
            ), old AS MATERIALIZED (
                SELECT o.id
                FROM looked l
                CROSS JOIN LATERAL (
                    SELECT i.id FROM pawl.instance i
                    WHERE i.id = l.id AND i.ended_at = l.ended_at
                    LIMIT 1
                    FOR UPDATE SKIP LOCKED
                ) o
                WHERE l.leaves
            ), unread AS (
                DELETE FROM pawl.signal s WHERE s.instance = ANY (ARRAY(SELECT id FROM old))
            ), keys AS (
                DELETE FROM pawl.signal_dedup d WHERE d.instance = ANY (ARRAY(SELECT id FROM old))
            ), refused AS (
                DELETE FROM pawl.child_refused r WHERE r.parent = ANY (ARRAY(SELECT id FROM old))
            ), gone AS (
                DELETE FROM pawl.instance i WHERE i.id = ANY (ARRAY(SELECT id FROM old))
                RETURNING i.id
            )
            SELECT DISTINCT ON (l.machine) l.machine, l.ended_at, l.id, count(*) OVER (PARTITION BY l.machine)::int AS looked,
                   (SELECT count(*) FROM gone)::int AS deleted
            FROM looked l
            ORDER BY l.machine, l.ended_at DESC, l.id DESC
            """;

    @Override
    public Departures deleteEnded(Departures from, int limit) {
        List<Map.Entry<Integer, Mark>> marks = List.copyOf(from.marks().entrySet());
        return access.call("delete ended instances", connection -> {
            Map<Integer, Mark> last = new HashMap<>(from.marks());
            int deleted = 0;
            boolean over = true;
            try (Call call = Call.on(connection, deleteEnded, access)) {
                call.ints(marks, Map.Entry::getKey)
                        .longs(marks, mark -> Times.micros(mark.getValue().endedAt()))
                        .longs(marks, mark -> mark.getValue().id())
                        .number(limit);
                for (Part part : call.rows(PgUpkeep::part)) {
                    last.put(part.machine(), part.mark());
                    deleted = part.deleted();
                    over &= part.looked() < limit;
                }
            }
            return new Departures(deleted, last, over);
        });
    }

    /** What became of a machine's. */
    private record Part(int machine, Mark mark, int looked, int deleted) {}

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getInt("machine"),
                new Mark(Times.instant(row, "ended_at"), row.getLong("id")),
                row.getInt("looked"),
                row.getInt("deleted"));
    }

    @Override
    public int extendHistory() {
        return access.call("make months of the history", connection -> {
            try (Call call = Call.on(connection, extend, access)) {
                return call.rows(row -> row.getInt("made")).get(0);
            }
        });
    }

    @Override
    public List<YearMonth> historyOlderThan(Duration age) {
        return access.call("look for old months of the history", connection -> {
            try (Call call = Call.on(connection, older, access)) {
                return call.text(schema)
                        .number(Objects.requireNonNull(Times.micros(age)))
                        .rows(row -> YearMonth.of(row.getInt("year"), row.getInt("month")));
            }
        });
    }

    @Override
    public List<Line> historyLines(YearMonth month, Line after, int limit) {
        return access.call("read a month of the history", connection -> {
            try (Call call = Call.on(connection, lines, access)) {
                return call.texts(WHATS)
                        .number(start(month))
                        .number(start(month.plusMonths(1)))
                        .number(after.instance())
                        .number(after.rev())
                        .number(limit)
                        .rows(row -> new Line(row.getLong("instance"), row.getLong("rev"), row.getString("line")));
            }
        });
    }

    private static long start(YearMonth month) {
        return month.atDay(1).toEpochDay() * 86_400_000_000L;
    }

    @Override
    public boolean hasHistory(YearMonth month) {
        return access.call("look for a month of the history", connection -> {
            try (Call call = Call.on(connection, there, access)) {
                return call.text(schema)
                        .text(month.toString().replace('-', '_'))
                        .rows(row -> row.getBoolean("there"))
                        .get(0);
            }
        });
    }

    @Override
    public boolean dropHistory(YearMonth month) {
        return access.call("drop a month of the history", connection -> {
            try (Call call = Call.on(connection, drop, access)) {
                return call.number(month.getYear())
                        .number(month.getMonthValue())
                        .rows(row -> row.getBoolean("dropped"))
                        .get(0);
            }
        });
    }
}
