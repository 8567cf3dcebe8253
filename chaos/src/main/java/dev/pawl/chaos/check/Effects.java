package dev.pawl.chaos.check;

import java.util.List;

/** What outcomes did besides: what steps wrote, sent, inserted and spawned. */
final class Effects {

    private Effects() {}

    static final List<Check> CHECKS = List.of(
            new Check("ledger without its transition", """
                    SELECT l.instance, l.machine || ' ' || l.step || ' ' || l.number || ' by ' || l.worker FROM chaos.ledger l
                    LEFT JOIN verdict.entry e ON e.instance = l.instance AND e.xid = l.xid AND e.step = l.step
                        AND e.what IN (1, 2, 3)
                    WHERE e.instance IS NULL
                    """),
            new Check("transition without its ledger", """
                    SELECT e.instance, e.machine || ' ' || e.step || ' at revision ' || e.rev FROM verdict.entry e
                    JOIN (SELECT DISTINCT machine, step FROM chaos.ledger) w ON w.machine = e.machine AND w.step = e.step
                    LEFT JOIN chaos.ledger l ON l.instance = e.instance AND l.xid = e.xid AND l.step = e.step
                    WHERE e.what IN (1, 2, 3) AND l.instance IS NULL
                    """),
            new Check("ledger twice", """
                    SELECT instance, machine || ' ' || step || ' ' || count(*) || ' times in one transaction' FROM chaos.ledger
                    GROUP BY instance, machine, step, xid HAVING count(*) > 1
                    """),
            new Check("another worker than the history's", """
                    SELECT min(e.instance), 'node ' || e.node || ' is of ' || string_agg(DISTINCT l.worker, ', ')
                    FROM chaos.ledger l JOIN verdict.entry e ON e.instance = l.instance AND e.xid = l.xid
                    GROUP BY e.node HAVING count(DISTINCT l.worker) > 1
                    """),
            new Check("joined before its children had ended", """
                    SELECT e.instance, 'child ' || c.id || ' ended at ' || COALESCE(c.ended_at::text, 'no time') FROM verdict.entry e
                    JOIN pawl.instance c ON c.parent = e.instance
                    WHERE e.machine = 'Order' AND e.step = 'picked' AND (c.ended_at IS NULL OR c.ended_at > e.at)
                    """),
            new Check("children", """
                    SELECT e.instance, 'spawned ' || (e.data::jsonb ->> 'lines') || ', and has ' || COALESCE(c.n, 0) || ' children'
                    FROM verdict.entry e
                    LEFT JOIN (SELECT parent, count(*) AS n FROM pawl.instance GROUP BY parent) c ON c.parent = e.instance
                    WHERE e.machine = 'Order' AND e.next = 'Picking' AND e.what = 1
                      AND (e.data::jsonb ->> 'lines')::int <> COALESCE(c.n, 0)
                    UNION ALL
                    SELECT c.id, 'is the child of ' || c.parent || ', which never spawned' FROM pawl.instance c
                    LEFT JOIN verdict.entry e ON e.instance = c.parent AND e.next = 'Picking' AND e.what = 1
                    WHERE c.parent IS NOT NULL AND e.instance IS NULL
                    """),
            new Check("inserts of outcomes", """
                    SELECT COALESCE(r.id, c.id), 'relay ' || COALESCE(r.number, c.number) || ' has ' || COALESCE(c.n, 0) || ' receipts'
                    FROM (SELECT instance AS id, number FROM chaos.ledger WHERE step = 'receipt') r
                    FULL JOIN (SELECT min(id) AS id, (data ->> 'relay')::bigint AS number, count(*) AS n
                               FROM pawl.instances WHERE machine = 'Receipt' GROUP BY 2) c ON c.number = r.number
                    WHERE r.id IS NULL OR c.n IS DISTINCT FROM 1
                    """),
            new Check("sends of outcomes", """
                    SELECT a.id, 'account ' || a.account || ' has taken ' || a.count || ' credits, sum ' || a.sum
                        || '; relays have sent ' || COALESCE(r.n, 0) || ', sum ' || COALESCE(r.sum, 0)
                    FROM (SELECT id, (data ->> 'account')::int AS account, (data ->> 'count')::bigint AS count,
                                 (data ->> 'sum')::bigint AS sum
                          FROM pawl.instances WHERE machine = 'Account') a
                    LEFT JOIN (SELECT (data ->> 'account')::int AS account, count(*) AS n, sum((data ->> 'number')::bigint) AS sum
                               FROM pawl.instances WHERE machine = 'Relay' AND state = 'Relayed' GROUP BY 1) r
                        ON r.account = a.account
                    WHERE a.count <> COALESCE(r.n, 0) OR a.sum <> COALESCE(r.sum, 0)
                    """),
            new Check("document misread", """
                    SELECT id, 'parcel ' || (data ->> 'number') || ' weighs ' || (data ->> 'grams') FROM pawl.instances
                    WHERE machine = 'Parcel' AND state = 'Delivered'
                      AND (data ->> 'grams')::bigint <> (data ->> 'number')::bigint % 30000
                    """),
            new Check("occurrence twice, or none", """
                    SELECT t.id, 'for ' || t.at || ' there are ' || t.n || ', and the one before was at ' || COALESCE(t.before::text, '-')
                    FROM (SELECT min(id) AS id, (data ->> 'at')::timestamptz AS at, count(*) AS n,
                                 lag((data ->> 'at')::timestamptz) OVER (ORDER BY (data ->> 'at')::timestamptz) AS before
                          FROM pawl.instances WHERE machine = 'Tick' GROUP BY data ->> 'at') t
                    WHERE t.n > 1 OR t.at - t.before <> interval '1 second'
                    """));
}
