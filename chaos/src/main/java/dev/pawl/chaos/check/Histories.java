package dev.pawl.chaos.check;

import java.util.List;

/** What each instance's history must be: a way through the table of its machine, without a gap, with one end. */
final class Histories {

    private Histories() {}

    static final List<Check> CHECKS = List.of(
            new Check("not ended", """
                    SELECT id, machine || ' is in ' || state || ', ' || status || ', unread ' || unread FROM pawl.instances
                    WHERE ended_at IS NULL
                    """),
            new Check("failed", """
                    SELECT id, machine || ' has failed in ' || state || ': ' || left(COALESCE(error, ''), 300)
                    FROM pawl.instances WHERE status = 'failed'
                    """),
            new Check("transition that the table does not have", """
                    SELECT e.instance, e.machine || ' ' || e.state || ' -> ' || e.next || ' by ' || COALESCE(e.step, 'no step')
                    FROM verdict.entry e
                    LEFT JOIN verdict.step s ON s.machine = e.machine AND s.version = e.version AND s.state = e.state
                        AND s.step = e.step AND s.next = e.next
                    WHERE e.what = 1 AND s.machine IS NULL
                    """),
            new Check("step that the state does not have", """
                    SELECT e.instance, e.machine || ' ' || e.state || ' has no step ' || COALESCE(e.step, '') || ' to stay in it'
                    FROM verdict.entry e
                    WHERE e.what IN (2, 3, 4) AND (e.state <> e.next OR NOT EXISTS (
                        SELECT FROM verdict.step s WHERE s.machine = e.machine AND s.version = e.version
                        AND s.state = e.state AND s.step = e.step))
                    """),
            new Check("beginning", """
                    SELECT e.instance, 'begins with entry ' || e.what || ' in ' || e.next FROM verdict.entry e
                    LEFT JOIN verdict.state s ON s.machine = e.machine AND s.version = e.version AND s.name = e.next
                    WHERE (e.rev_before IS NULL) <> (e.what = 0) OR e.what = 0 AND s.initial IS NOT TRUE
                    UNION ALL
                    SELECT i.id, 'has no history' FROM pawl.instance i
                    LEFT JOIN verdict.entry e ON e.instance = i.id AND e.what = 0 WHERE e.instance IS NULL
                    """),
            new Check("gap in the history", """
                    SELECT instance, 'from ' || state || ' at revision ' || rev || ', where it was in ' || next_before
                    FROM verdict.entry WHERE next_before IS NOT NULL AND state IS DISTINCT FROM next_before
                    """),
            new Check("two outcomes of one revision", """
                    SELECT instance, 'entries ' || what_before || ' and ' || what || ' at revision ' || rev
                    FROM verdict.entry WHERE rev <= rev_before
                    """),
            new Check("history and row differ", """
                    SELECT i.id, 'the row is in ' || s.name || ' at ' || i.rev || ', the history in ' || e.next || ' at ' || e.rev
                    FROM pawl.instance i JOIN pawl.state s ON s.id = i.state
                    JOIN LATERAL (SELECT e.next, e.rev FROM verdict.entry e WHERE e.instance = i.id
                                  ORDER BY e.rev DESC LIMIT 1) e ON true
                    WHERE e.next <> s.name OR e.rev > i.rev
                    """),
            new Check("went on after its end", """
                    SELECT e.instance, 'entry ' || e.what || ' at ' || e.rev || ' after it had ended in ' || b.next
                    FROM verdict.entry e
                    JOIN verdict.entry b ON b.instance = e.instance AND b.rev = e.rev_before AND b.ends
                    WHERE e.what NOT IN (11, 12)
                    """),
            new Check("commit under a lost lease", """
                    SELECT instance, 'the lease was returned at ' || rev_before || ', and ' || rev || ' is an outcome without a claim'
                    FROM verdict.entry WHERE what_before = 8 AND what BETWEEN 1 AND 6 AND rev <= rev_before + 1
                    """),
            new Check("held after its end", """
                    SELECT id, 'has a lease, a place or a due time' FROM pawl.instance
                    WHERE ended_at IS NOT NULL
                      AND (lease IS NOT NULL OR place IS NOT NULL OR due IS NOT NULL OR line_at IS NOT NULL)
                    """));
}
