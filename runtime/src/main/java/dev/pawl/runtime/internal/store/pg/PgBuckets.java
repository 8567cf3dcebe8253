package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Token buckets. A bucket is two times: when it would be full again, which says how much is in it now, and the turn of the
 * last in line. Who finds too little in it, or others before him, is given a turn so long after them as his tokens take to
 * drip in, and comes again then: so nobody asks in vain, and a bucket is never more than a row.
 */
final class PgBuckets {

    private final Access access;
    private final Dml take;

    PgBuckets(Access access, SchemaName schema) {
        this.access = access;
        this.take = schema.dml(LOCK + ";\n" + TAKE);
    }

    // Rides on the primary key of buckets, in its order.
    static final String LOCK = """
            INSERT INTO pawl.bucket AS t (name, partition, day)
            SELECT g.name, g.partition, (statement_timestamp() AT TIME ZONE 'UTC')::date
            FROM (SELECT DISTINCT u.name, u.partition FROM unnest(?::text[], ?::text[]) AS u(name, partition)) g
            ORDER BY g.name COLLATE "C", g.partition COLLATE "C"
            ON CONFLICT (name, partition) DO UPDATE SET day = excluded.day WHERE t.day <> excluded.day
            """;

    // Rides on the primary keys; a later statement than that which locked the buckets, so what it reads is what is.
    // All times are microseconds. Of each bucket, those whose turn has come are first, by their turns, then the
    // others; from the first who gets nothing on, nobody does. With the tokens of n in a row taken, it is full at the
    // latest of (its time, and each one's) plus what all from there on cost. One's time is now; or, of one whose turn
    // has come, his turn, if that was no more than 100 ms ago: else a turn that is met a moment late would spoil the
    // next.
    static final String TAKE = """
            WITH clock AS MATERIALIZED (
                SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now
            ), given AS MATERIALIZED (
                SELECT g.n, g.name, g.partition, g.weight * q.gap AS cost, GREATEST(q.burst, g.weight) * q.gap AS depth,
                       g.turn <= c.now AS in_turn, b.full_at, b.line, c.now,
                       CASE WHEN g.turn <= c.now THEN GREATEST(g.turn, c.now - 100000) ELSE c.now END AS at,
                       row_number() OVER (PARTITION BY g.name, g.partition
                                          ORDER BY CASE WHEN g.turn <= c.now THEN g.turn END, g.n) AS k
                FROM ROWS FROM (
                    unnest(?::text[]), unnest(?::text[]), unnest(?::int[]), unnest(?::bigint[]), generate_series(1, ?)
                ) AS g(name, partition, weight, turn, n)
                CROSS JOIN clock c
                CROSS JOIN LATERAL (
                    SELECT q.gap, q.burst FROM pawl.quota q WHERE q.name = g.name AND q.gap IS NOT NULL LIMIT 1
                ) q
                CROSS JOIN LATERAL (
                    SELECT b.full_at, b.line FROM pawl.bucket b
                    WHERE b.name = g.name AND b.partition = g.partition LIMIT 1
                ) b
            ), summed AS (
                SELECT g.*, sum(g.cost) OVER w AS costs FROM given g
                WINDOW w AS (PARTITION BY g.name, g.partition ORDER BY g.k)
            ), reached AS (
                SELECT s.*, s.costs + GREATEST(s.full_at, max(s.at - s.costs + s.cost) OVER w) AS reach FROM summed s
                WINDOW w AS (PARTITION BY s.name, s.partition ORDER BY s.k)
            ), judged AS MATERIALIZED (
                SELECT r.*, bool_and(r.reach - r.depth <= r.now AND (r.in_turn IS TRUE OR r.line <= r.now)) OVER w AS granted
                FROM reached r
                WINDOW w AS (PARTITION BY r.name, r.partition ORDER BY r.k)
            ), settled AS MATERIALIZED (
                SELECT j.name, j.partition, max(j.full_at) AS was,
                       COALESCE(max(j.reach) FILTER (WHERE j.granted), max(j.full_at)) AS full_at
                FROM judged j GROUP BY j.name, j.partition
            ), answered AS MATERIALIZED (
                SELECT j.n, j.name, j.partition, j.granted,
                       CASE WHEN NOT j.granted
                            THEN GREATEST(j.now + 1,
                                          GREATEST(s.full_at, j.now) + sum(j.cost) FILTER (WHERE NOT j.granted) OVER w - j.depth,
                                          j.line + sum(j.cost) FILTER (WHERE NOT j.granted) OVER w) END AS turn
                FROM judged j JOIN settled s ON s.name = j.name AND s.partition = j.partition
                WINDOW w AS (PARTITION BY j.name, j.partition ORDER BY j.k)
            ), kept AS (
                UPDATE pawl.bucket b
                SET full_at = s.full_at, line = GREATEST(b.line, a.line)
                FROM settled s
                JOIN (SELECT a.name, a.partition, max(a.turn) AS line FROM answered a GROUP BY a.name, a.partition) a
                    ON a.name = s.name AND a.partition = s.partition
                WHERE b.name = ANY (ARRAY[s.name]) AND b.partition = ANY (ARRAY[s.partition])
            )
            SELECT a.n, a.turn::bigint AS turn FROM answered a
            """;

    List<Taken> take(List<Take> wishes) {
        Taken[] taken = new Taken[wishes.size()];
        Arrays.fill(taken, new Taken(false, null));
        return access.call("take tokens", connection -> {
            try (Call call = Call.on(connection, take, access)) {
                call.texts(wishes, Take::limit)
                        .texts(wishes, Take::partition)
                        .texts(wishes, Take::limit)
                        .texts(wishes, Take::partition)
                        .ints(wishes, Take::weight)
                        .longs(wishes, wish -> Times.micros(wish.turn()))
                        .number(wishes.size())
                        .skip()
                        .rows(row -> taken[row.getInt("n") - 1] = taken(row));
            }
            return List.of(taken);
        });
    }

    private static Taken taken(ResultSet row) throws SQLException {
        long turn = row.getLong("turn");
        return new Taken(true, row.wasNull() ? null : Times.instant(turn));
    }
}
