package dev.pawl.chaos.check;

import java.util.List;

/** What clients were told, and whether it is so. */
final class Promises {

    private Promises() {}

    static final List<Check> CHECKS = List.of(
            new Check("accepted insert lost", """
                    SELECT n.instance, n.name || ' is not there' FROM verdict.note n
                    LEFT JOIN pawl.instance i ON i.id = n.instance
                    WHERE n.kind = 'inserted' AND i.id IS NULL
                    """),
            new Check("accepted signal lost", """
                    SELECT t.instance, t.name || ' ' || t.number || ' was neither taken, nor does it wait' FROM verdict.told t
                    LEFT JOIN verdict.arrived a ON a.instance = t.instance AND a.name = t.name AND a.number = t.number
                    WHERE t.accepted AND a.instance IS NULL
                    """),
            new Check("signal applied twice", """
                    SELECT instance, name || ' ' || number || ' was taken ' || applied || ' times, and waits ' || waiting || ' times'
                    FROM verdict.arrived WHERE applied + waiting > 1
                    """),
            new Check("refused signal applied", """
                    SELECT t.instance, t.name || ' ' || t.number FROM verdict.told t
                    JOIN verdict.arrived a ON a.instance = t.instance AND a.name = t.name AND a.number = t.number
                    WHERE NOT t.accepted AND NOT t.unknown
                    """),
            new Check("signal before the deadline lost to it", """
                    SELECT e.instance, 'paid at ' || a.at || ', and lapsed, to be paid by ' || (p.data::jsonb ->> 'payBy')
                    FROM verdict.entry e
                    JOIN verdict.entry p ON p.instance = e.instance AND p.next = 'Paying' AND p.what = 1
                    JOIN verdict.arrived a ON a.instance = e.instance AND a.name = 'Paid'
                    WHERE e.machine = 'Order' AND e.next = 'Lapsed' AND a.at < (p.data::jsonb ->> 'payBy')::timestamptz
                    """),
            new Check("inbox and counter differ", """
                    SELECT i.id, 'counts ' || i.mail - i.taken || ' unread, and has ' || COALESCE(s.n, 0) FROM pawl.instance i
                    LEFT JOIN (SELECT instance, count(*) AS n FROM pawl.signal GROUP BY instance) s ON s.instance = i.id
                    WHERE i.mail - i.taken <> COALESCE(s.n, 0)
                    """),
            new Check("operation undone", """
                    SELECT n.instance, 'was told ' || n.name || ' ' || n.n || ' times, of which ' || count(h.instance) || ' are in its history'
                    FROM (SELECT instance, name, count(*) AS n FROM verdict.note WHERE kind = 'operated'
                          GROUP BY instance, name) n
                    LEFT JOIN pawl.history h ON h.instance = n.instance
                        AND h.what = CASE n.name WHEN 'CANCELLED' THEN 7 WHEN 'PAUSED' THEN 9 WHEN 'RESUMED' THEN 10
                                                 WHEN 'RETRIED' THEN 11 WHEN 'REWOUND' THEN 12 END
                    GROUP BY n.instance, n.name, n.n
                    HAVING count(h.instance) < n.n
                    """),
            // Whoever had it in hand when it was paused ends one step.
            new Check("went on while it was paused", """
                    SELECT p.instance, 'paused at ' || p.at || ', and has ' || count(*) || ' outcomes before it goes on'
                    FROM (SELECT h.instance, h.at, h.what,
                                 lead(h.at, 1, 'infinity') OVER (PARTITION BY h.instance ORDER BY h.at) AS until
                          FROM pawl.history h WHERE h.what IN (9, 10, 11, 12)) p
                    JOIN pawl.history o ON o.instance = p.instance AND o.what BETWEEN 1 AND 6 AND o.at > p.at AND o.at < p.until
                    WHERE p.what = 9
                    GROUP BY p.instance, p.at
                    HAVING count(*) > 1
                    """));
}
