package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The message that carries outcomes: which statements are in it, in their order. It is as short as may be, so there are
 * several forms of it.
 *
 * @param parts what it has to carry
 */
record CommitText(Set<CommitPart> parts) {

    /** What the error says that a stale outcome is, where it must not be committed with what else is in its transaction. */
    static final String STALE = "pawl: stale outcome";

    CommitText {
        parts = Set.copyOf(parts);
    }

    /** @param ending whether it ends the transaction that it is sent in */
    static CommitText of(List<Commit> outcomes, boolean ending) {
        Set<CommitPart> parts = CommitPart.of(outcomes);
        if (ending) {
            parts.add(CommitPart.ENDING);
        }
        return new CommitText(parts);
    }

    boolean has(CommitPart part) {
        return parts.contains(part);
    }

    /** Whether it touches other instances. */
    boolean marking() {
        return has(CommitPart.SENDING) || has(CommitPart.INSERTING) || has(CommitPart.JOINING);
    }

    /** Whether nothing else is done with the rows that are moved: then they are the answer, and are not kept for others. */
    private boolean bare() {
        return !marking()
                && !has(CommitPart.TELLING)
                && !has(CommitPart.READING)
                && !has(CommitPart.LEAVING)
                && !has(CommitPart.ENDING);
    }

    String text() {
        List<String> statements = new ArrayList<>();
        if (has(CommitPart.LOCKING)) {
            statements.add(EffectText.LOCK);
        }
        String move = (has(CommitPart.LEAVING) ? LOCKED : CLOCK) + GIVEN + CommitColumn.given(parts);
        statements.add(bare() ? move + ")\n" + MOVE : move + "), moved AS (\n" + MOVE + rest());
        if (has(CommitPart.INSERTING)) {
            statements.add(EffectText.INSERT);
        }
        if (has(CommitPart.SENDING)) {
            statements.add(EffectText.SEND);
        }
        if (has(CommitPart.JOINING)) {
            statements.add(EffectText.JOIN);
        }
        if (has(CommitPart.FREEING)) {
            statements.add(PgGates.LOCK);
            statements.add(PgGates.LET_IN);
        }
        if (has(CommitPart.ENDING)) {
            statements.add("COMMIT");
        }
        return String.join(";\n", statements);
    }

    /** What else is done with the rows that are moved. */
    private String rest() {
        return RETURNING
                + (has(CommitPart.TELLING) ? RETURNING_NOTES + TELL : ")")
                + (has(CommitPart.READING) ? CONSUME : "")
                + (has(CommitPart.LEAVING) ? LEAVE : "")
                + (marking() ? MARK : "")
                + ANSWER
                + (has(CommitPart.ENDING) ? ONE_MOVED : MOVED)
                + (marking() ? " CROSS JOIN marked k" : "");
    }

    // Nothing is locked beforehand. The time is that before the rows are locked, so whatever came until then is in
    // them.
    static final String CLOCK = """
            WITH clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now
            )""";

    // Rides on the primary key, in the order of ids, as MOVE does. What is left behind is what the rows say before
    // they are moved.
    static final String LOCKED = """
            WITH locked AS MATERIALIZED (
                SELECT i.id, i.kids, i.spawned FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.node = ?
                ORDER BY i.id
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            )""";

    private static final String GIVEN = """
            , given AS (
                SELECT g.*, c.now,
                       LEAST(c.now + g.action_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.action_at * interval '1 microsecond') AS action,
                       LEAST(c.now + g.timers_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.timers_at * interval '1 microsecond') AS timers,
                       LEAST(c.now + g.event_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.event_at * interval '1 microsecond') AS again
                FROM clock c CROSS JOIN\s""";

    // Rides on the primary key, a row at a time and in the order in which they are given, which is that of ids: of id
    // = ANY (ARRAY[...]) the planner makes nothing else, whatever it takes the table for. So crossed groups wait
    // instead of deadlocking, and nothing is skipped: a row that does not come back is stale. The fence, the revision
    // and the node, is tested on the locked row. So is the counter of signals: of a park and a delivery the second
    // sees the first, and the row becomes due; so it is of a park and the end of the last child. So is whether it is
    // held: then whoever has it lets go, and it rests. What touches other instances is a statement of its own, after
    // this one in the same message, for a row may be both in the group and addressed by it: see EffectText.
    static final String MOVE = """
                UPDATE pawl.instance i
                SET rev = i.rev + 1,
                    state = g.state,
                    data = g.data,
                    status = CASE WHEN g.status > 1 THEN g.status
                                  WHEN i.held <> 0 THEN 3
                                  WHEN g.status = 1 THEN 1
                                  WHEN g.event IS NOT NULL OR g.action IS NOT NULL OR i.mail > g.seen
                                       OR g.kids = -2 AND i.joined_at IS NOT NULL THEN 0
                                  ELSE 2 END,
                    held = CASE WHEN g.status > 1 THEN 0 ELSE i.held END,
                    held_due = CASE WHEN i.held = 0 OR g.status > 1 THEN NULL
                                    WHEN g.status = 1 THEN g.now
                                    WHEN g.event IS NOT NULL THEN g.again
                                    ELSE LEAST(g.action, g.timers,
                                               CASE WHEN i.mail > g.seen OR g.kids = -2 AND i.joined_at IS NOT NULL
                                                    THEN g.now END) END,
                    due = CASE WHEN g.status <> 0 OR i.held <> 0 THEN NULL
                               WHEN g.event IS NOT NULL THEN g.again
                               ELSE LEAST(g.action, g.timers,
                                          CASE WHEN i.mail > g.seen OR g.kids = -2 AND i.joined_at IS NOT NULL
                                               THEN g.now END) END,
                    lease = CASE WHEN g.status = 1 AND i.held = 0 THEN i.lease END,
                    node = CASE WHEN g.status = 1 AND i.held = 0 THEN i.node END,
                    place = CASE WHEN g.status = 1 AND i.held = 0 THEN i.place END,
                    throttle = g.throttle,
                    entered_at = CASE WHEN g.entered = 1 THEN g.now ELSE i.entered_at END,
                    ended_at = CASE WHEN g.status > 1 THEN g.now END,
                    action_at = g.action,
                    attempt = g.attempt,
                    failures = g.failures,
                    crashes = 0,
                    event = g.event,
                    event_attempt = g.event_attempt,
                    event_failures = g.event_failures,
                    event_at = g.again,
                    fired = g.fired::text[],
                    taken = i.taken + g.taken,
                    error = CASE WHEN g.error = '' THEN i.error ELSE g.error END,
                    kids = CASE g.kids WHEN -2 THEN i.kids WHEN -1 THEN NULL ELSE g.kids END,
                    spawned = CASE g.kids WHEN -2 THEN i.spawned WHEN -1 THEN NULL ELSE i.rev + 1 END,
                    joined_at = CASE WHEN g.kids = -2 THEN i.joined_at END,
                    abandon = g.abandon = 1
                FROM given g
                WHERE i.id = ANY (ARRAY[g.id]) AND i.rev = g.rev AND i.node = ?
                RETURNING i.id, i.rev, i.mail, i.due, i.node IS NOT NULL AS kept, i.joined_at, g.now
            """;

    static final String RETURNING = ", g.seqs, g.leaves";

    static final String RETURNING_NOTES = """
            , i.began_at, g.state, g.what, g.from_state, g.ran, g.step, g.tried, g.failed, g.error,
              CASE WHEN g.entered = 1 AND g.status < 2 THEN g.data END AS data)
            """;

    // Of what counts only. An insert finds its month by itself.
    static final String TELL = """
            , told AS (
                INSERT INTO pawl.history
                    (instance, rev, at, began_at, node, from_state, to_state, attempt, failures, what, event, step, data, error)
                SELECT m.id, m.rev, m.now, m.began_at, ?, m.from_state, m.state, m.tried, m.failed, m.what, m.ran, m.step, m.data,
                       m.error
                FROM moved m WHERE m.what IS NOT NULL
            )
            """;

    // Rides on the primary key of signals. Only the holder of an instance consumes, and only with what counts.
    static final String CONSUME = """
            , consumed AS (
                DELETE FROM pawl.signal s
                USING (SELECT m.id, unnest(m.seqs::bigint[]) AS seq FROM moved m WHERE m.seqs IS NOT NULL) t
                WHERE s.instance = t.id AND s.seq = t.seq
            )
            """;

    // Rides on nothing: the rows are at hand. Those who cancel the children find them by instance_child.
    static final String LEAVE = """
            , left_behind AS (
                INSERT INTO pawl.cancellation (parent, spawn)
                SELECT l.id, l.spawned FROM moved m JOIN locked l ON l.id = m.id
                WHERE m.leaves = 1 AND l.kids > 0
                ON CONFLICT (parent, spawn) DO NOTHING
            )
            """;

    // The statements that follow in the message learn by this which outcomes count. A setting ends with the
    // transaction; the row's revision alone would not do, for a reaper's is the same.
    static final String MARK = """
            , marked AS MATERIALIZED (
                SELECT set_config('pawl_commit.moved',
                                  COALESCE((SELECT string_agg(m.id::text, ',') FROM moved m), ''), true) AS ids
            )
            """;

    static final String ANSWER = "SELECT m.id, m.rev, m.mail, m.due, m.kept, m.joined_at, m.now FROM ";

    static final String MOVED = "moved m";

    // Where the message ends the transaction that it is sent in, a worker that freezes before it has sent this holds
    // no lock on the row, and one that freezes after it has nothing left to do. A stale outcome must not commit what
    // its step wrote, so it is an error, after which COMMIT rolls back; a cast fails where a plan cannot foresee it.
    static final String ONE_MOVED = """
            (SELECT CASE WHEN count(*) = 1 THEN 1 ELSE ('pawl: stale outcome, rows ' || count(*))::int END AS one
             FROM moved) c
            JOIN moved m ON c.one = 1""";
}
