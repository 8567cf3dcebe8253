package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Commit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows are locked just now. */
final class PgLocks {

    private final Access access;
    private final Dml lockedOut;

    PgLocks(Access access, SchemaName schema) {
        this.access = access;
        this.lockedOut = schema.dml(LOCKED_OUT);
    }

    // Rides on the primary key, and on instance_key for those known by a key. Takes the locks that are to be had, and
    // gives them back with the end of the statement. A row that is not there is locked by nobody.
    static final String LOCKED_OUT = """
            WITH touched AS MATERIALIZED (
                SELECT g.nth, g.id FROM unnest(?::int[], ?::bigint[]) AS g(nth, id)
                UNION ALL
                SELECT g.nth, k.id
                FROM unnest(?::int[], ?::int[], ?::text[]) AS g(nth, machine, key)
                CROSS JOIN LATERAL (
                    SELECT i.id FROM pawl.instance i
                    WHERE i.machine = g.machine AND i.key = g.key AND i.ended_at IS NULL
                    LIMIT 1
                ) k
            ), there AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i WHERE i.id = ANY (ARRAY(SELECT t.id FROM touched t))
            ), free AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT t.id FROM touched t))
                FOR NO KEY UPDATE SKIP LOCKED
            )
            SELECT DISTINCT t.nth
            FROM touched t
            JOIN there e ON e.id = t.id
            LEFT JOIN free f ON f.id = t.id
            WHERE f.id IS NULL
            """;

    Set<Commit> lockedOut(List<Commit> outcomes) {
        Touched touched = Touched.by(outcomes);
        return access.call("look which instances are locked", connection -> {
            try (Call call = Call.guarded(connection, lockedOut)) {
                return new HashSet<>(call.ints(touched.ids(), Touched.Id::nth)
                        .longs(touched.ids(), Touched.Id::id)
                        .ints(touched.keys(), Touched.Key::nth)
                        .ints(touched.keys(), Touched.Key::machine)
                        .texts(touched.keys(), Touched.Key::key)
                        .rows(row -> outcomes.get(row.getInt("nth"))));
            }
        });
    }
}
