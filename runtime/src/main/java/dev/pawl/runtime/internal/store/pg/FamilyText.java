package dev.pawl.runtime.internal.store.pg;

/**
 * Parts of statements for those that end, or go on, outside of a commit: what that means for their parents and children.
 * The rows of the instance and its parent are locked by a statement before, in the order of ids, as commits do it.
 */
final class FamilyText {

    private FamilyText() {}

    // Rides on the primary key.
    static final String LOCK = """
            WITH given AS MATERIALIZED (
                SELECT unnest(?::bigint[]) AS id
            ), family AS MATERIALIZED (
                SELECT g.id FROM given g
                UNION
                SELECT c.parent FROM pawl.instance c
                WHERE c.id = ANY (ARRAY(SELECT g.id FROM given g)) AND c.parent IS NOT NULL
            ), locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT f.id FROM family f))
                ORDER BY i.id
                FOR NO KEY UPDATE
            )
            SELECT count(*) AS locked FROM locked;
            """;

    /** What is set in the row of one that no longer waits for children. */
    static final String ALONE = "kids = NULL, spawned = NULL, joined_at = NULL";

    /**
     * What is set in the row of a parent when so many of the children that it waits for have ended, or were refused. With the
     * last of them its join is due. A retry that keeps its events waiting, and one whose workers died, keep their time.
     */
    static String fewer(String n, String now) {
        return """
            kids = p.kids - %1$s,
                    joined_at = CASE WHEN p.kids = %1$s THEN %2$s END,
                    due = CASE WHEN p.kids = %1$s AND p.status IN (0, 2) AND p.event_at IS NULL AND p.crashes = 0
                               THEN LEAST(p.due, %2$s) ELSE p.due END,
                    let_at = CASE WHEN p.kids = %1$s AND p.line_at IS NOT NULL AND p.status IN (0, 2) AND p.event_at IS NULL
                                       AND p.crashes = 0
                                  THEN COALESCE(p.let_at, %2$s) ELSE p.let_at END,
                    status = CASE WHEN p.kids = %1$s AND p.status = 2 THEN 0 ELSE p.status END
            """.formatted(n, now);
    }

    // Rides on the primary key. The parent of one that ended, told by the rows of "ended"; it is never that one itself.
    static final String ONE_FEWER = """
            , fewer AS (
                UPDATE pawl.instance p
                SET\s""" + fewer("1", "c.now") + """
                FROM ended e CROSS JOIN clock c
                WHERE p.id = ANY (ARRAY[e.parent]) AND p.spawned = e.spawn AND p.kids > 0
                RETURNING CASE WHEN p.kids = 0 AND p.due IS NOT NULL THEN p.queue END AS queue
            )
            """;

    // A parent that is in somebody's hand with all children ended, may be at the join, and has read them without the
    // one that goes on: its outcome is void, it is due at once, and the place that it may have had at a gate is free.
    private static final String ONE_MORE_SET = """
            joined_at = NULL,
                    rev = CASE WHEN %1$s THEN p.rev + 1 ELSE p.rev END,
                    lease = CASE WHEN %1$s THEN NULL ELSE p.lease END,
                    node = CASE WHEN %1$s THEN NULL ELSE p.node END,
                    place = CASE WHEN %1$s THEN NULL ELSE p.place END,
                    line_at = CASE WHEN %1$s THEN NULL ELSE p.line_at END,
                    let_at = CASE WHEN %1$s THEN NULL ELSE p.let_at END,
                    status = CASE WHEN NOT %1$s THEN p.status WHEN p.held = 0 THEN 0 ELSE 3 END,
                    due = CASE WHEN %1$s AND p.held = 0 THEN statement_timestamp() ELSE p.due END,
                    held_due = CASE WHEN %1$s AND p.held <> 0 THEN statement_timestamp() ELSE p.held_due END
            """.formatted("(p.lease IS NOT NULL AND p.joined_at IS NOT NULL)");

    // Rides on the primary key. The parent of one that had ended and goes on.
    static final String ONE_MORE = """
            , more AS (
                UPDATE pawl.instance p
                SET kids = p.kids + 1,\s""" + ONE_MORE_SET + """
                FROM revived r
                WHERE p.id = ANY (ARRAY[r.parent]) AND p.spawned = r.spawn
            )
            """;

    // Rides on the primary key. The parents of those of a statement before that had ended and go on: some of them may
    // be among these themselves.
    static final String MORE = """
            WITH revived AS MATERIALIZED (
                SELECT i.parent, i.spawn, count(*)::int AS n FROM pawl.instance i
                WHERE i.id = ANY (""" + EffectText.MOVED + """
            ) AND i.parent IS NOT NULL
                GROUP BY i.parent, i.spawn
            )
            UPDATE pawl.instance p
            SET kids = p.kids + r.n,\s""" + ONE_MORE_SET + """
            FROM revived r
            WHERE p.id = ANY (ARRAY[r.parent]) AND p.spawned = r.spawn
            RETURNING p.gate, p.partition
            """;

    // Rides on cancellation's primary key. Whoever is just cancelling the children has done so once this is locked, and
    // the statement that follows sees it; nobody begins to.
    static final String LOCK_LEFT_BEHIND = """
            SELECT count(*) AS locked
            FROM (SELECT FROM pawl.cancellation c WHERE c.parent = ? AND c.spawn = ? FOR UPDATE) l;
            """;

    // Rides on nothing: the row is at hand, as it was before.
    static final String LEFT_BEHIND = """
            , left_behind AS (
                INSERT INTO pawl.cancellation (parent, spawn)
                SELECT l.id, l.spawned FROM left_by l WHERE l.kids > 0 AND NOT l.abandon
                ON CONFLICT (parent, spawn) DO NOTHING
            )
            """;
}
