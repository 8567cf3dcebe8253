package dev.pawl.runtime.internal.store.pg;

/**
 * The statements of a commit that touch other instances than those whose outcomes it carries. They come after the one that
 * moves the outcomes' own rows, in the same message and transaction, for a row may be both: one statement that updates a
 * row twice silently drops one update. Each looks only at outcomes that counted, as that one has told in a setting.
 */
final class EffectText {

    private EffectText() {}

    /** The ids of the instances whose outcomes counted; looked up once a statement. */
    static final String MOVED =
            "(SELECT string_to_array(current_setting('pawl_commit.moved', true), ',')::bigint[])::bigint[]";

    /** What the error says where a signal's key has gone over to another instance while it was on its way. */
    static final String MOVED_ON = "pawl: a key has moved on";

    // Comes before all else. Rides on the primary key, and on instance_key for those addressed by a key. Groups that
    // send to each other's rows, or end children of one parent, would lock their own first and then each other's: so
    // all that the group is known to touch is locked at once, in the order of ids. Whoever has a key that is to be
    // inserted is touched, too: the insert waits for what is being done to its row.
    static final String LOCK = """
            WITH touched AS MATERIALIZED (
                SELECT unnest(?::bigint[]) AS id
                UNION
                SELECT k.id
                FROM unnest(?::int[], ?::text[]) AS g(machine, key)
                CROSS JOIN LATERAL (
                    SELECT i.id FROM pawl.instance i
                    WHERE i.machine = g.machine AND i.key = g.key AND i.ended_at IS NULL
                    LIMIT 1
                ) k
            ), locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT t.id FROM touched t ORDER BY t.id))
                ORDER BY i.id
                FOR NO KEY UPDATE
            )
            SELECT count(*) AS locked FROM locked
            """;

    // What was inserted by the same outcome is there by now. A key whose instance ends under the statement's eyes may
    // have another one by then, which the statement cannot see: that is an error, and the group is committed anew.
    /** Signals that outcomes send. */
    static final String SEND =
            PgDeliveries.given("unnest(?::bigint[])", ", sender", "WHERE g.sender = ANY (" + MOVED + ")")
                    + PgDeliveries.DELIVER
                    // The row of the sender is seen as its outcome has left it.
                    + """
            , refused AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, event)
                SELECT s.id, s.rev, c.now, s.state, s.state, 15,
                       'send ' || g.signal || ' to ' || COALESCE(g.key, g.id::text, '')
                FROM found f
                JOIN given g ON g.n = f.n
                CROSS JOIN clock c
                CROSS JOIN LATERAL (SELECT * FROM pawl.instance i WHERE i.id = g.sender LIMIT 1) s
                JOIN pawl.machine m ON m.id = s.machine AND m.history
                LEFT JOIN locked l ON l.id = f.id
                WHERE l.id IS NULL
            )
            SELECT CASE WHEN a.slipped AND g.key IS NOT NULL THEN ('pawl: a key has moved on, ' || a.n)::int ELSE a.n END AS n,
                   a.id, a.answer, a.queue
            FROM (
            """
                    + PgDeliveries.ANSWER
                    + ") a JOIN given g ON g.n = a.n ORDER BY g.n";

    /** Instances that outcomes insert: by themselves, or as children where they have a number among them. */
    static final String INSERT = PgInserts.given(
                    "unnest(?::bigint[]), unnest(?::int[])", ", sender, nth", """
                    CROSS JOIN LATERAL (
                        SELECT i.id AS by, i.rev, i.spawned, i.state AS by_state, i.machine AS by_machine
                        FROM pawl.instance i WHERE i.id = g.sender LIMIT 1
                    ) s
                    WHERE g.sender = ANY (""" + MOVED + ")", ", s.*")
            + PgInserts.insert(", parent, spawn, nth", """
                    , CASE WHEN t.nth IS NOT NULL THEN t.by END, CASE WHEN t.nth IS NOT NULL THEN t.spawned END, t.nth""")
            // A child whose key is taken is known to its parent, and has ended for it. Rides on the primary key.
            + """
            , refused AS MATERIALIZED (
                SELECT g.* FROM given g LEFT JOIN inserted i ON i.id = g.id WHERE i.id IS NULL
            ), refusals AS (
                INSERT INTO pawl.child_refused (parent, spawn, nth, key)
                SELECT r.by, r.spawned, r.nth, r.key FROM refused r WHERE r.nth IS NOT NULL
            ), noted AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, event)
                SELECT r.by, r.rev, r.now, r.by_state, r.by_state, 15, 'insert ' || w.name || ' ' || COALESCE(r.key, '')
                FROM refused r
                JOIN pawl.machine m ON m.id = r.by_machine AND m.history
                JOIN pawl.machine w ON w.id = r.machine
            ), fewer AS (
                UPDATE pawl.instance p
                SET\s""" + FamilyText.fewer("r.n", "r.now") + """
                FROM (SELECT r.by, max(r.now) AS now, count(*)::int AS n
                      FROM refused r WHERE r.nth IS NOT NULL GROUP BY r.by) r
                WHERE p.id = ANY (ARRAY[r.by])
                RETURNING p.id, CASE WHEN p.kids = 0 AND p.due IS NOT NULL THEN p.queue END AS queue
            )
            SELECT g.n, g.id, i.id IS NOT NULL AS created, f.queue
            FROM given g
            LEFT JOIN inserted i ON i.id = g.id
            LEFT JOIN fewer f ON f.id = g.by
            ORDER BY g.n
            """;

    // Children that have ended. Rides on the primary key, for the child and for the parent. How many are left is
    // counted in the parent's row: of two ends, and of an end and a park, the second sees the first. A parent that no
    // longer waits for them is left alone.
    static final String JOIN = """
            WITH ends AS MATERIALIZED (
                SELECT c.parent, c.spawn, count(*)::int AS n
                FROM unnest(?::bigint[]) AS g(id)
                CROSS JOIN LATERAL (
                    SELECT i.parent, i.spawn FROM pawl.instance i
                    WHERE i.id = g.id AND i.ended_at IS NOT NULL AND i.parent IS NOT NULL
                    LIMIT 1
                ) c
                WHERE g.id = ANY (""" + MOVED + """
            )
                GROUP BY c.parent, c.spawn
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now
            ), fewer AS (
                UPDATE pawl.instance p
                SET\s""" + FamilyText.fewer("e.n", "c.now") + """
                FROM ends e CROSS JOIN clock c
                WHERE p.id = ANY (ARRAY[e.parent]) AND p.spawned = e.spawn AND p.kids > 0
                RETURNING p.id, p.kids, p.due, p.queue
            )
            SELECT f.id, f.queue FROM fewer f WHERE f.kids = 0 AND f.due IS NOT NULL
            """;
}
