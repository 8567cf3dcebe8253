package dev.pawl.chaos.check;

import java.util.List;

/** What may not happen at a time, or too often. What the limits are stands in the table {@code chaos.term}. */
final class Limits {

    private Limits() {}

    static final List<Check> CHECKS = List.of(
            new Check("two of a partition at once", """
                    SELECT instance, 'began in ' || gate || ' at ' || began || ', where another was until ' || before
                    FROM (SELECT instance, gate, began,
                                 max(ended) OVER (PARTITION BY gate ORDER BY began, ended
                                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                          FROM chaos.visit
                          WHERE gate NOT IN (SELECT name FROM chaos.term WHERE kind = 'places')) v
                    WHERE began < before
                    """),
            new Check("more at once than a limit has places", """
                    SELECT instance, n || ' at once in ' || gate || ' at ' || at
                    FROM (SELECT v.instance, v.gate, v.at,
                                 sum(v.one) OVER (PARTITION BY v.gate ORDER BY v.at, v.one) AS n
                          FROM (SELECT instance, gate, began AS at, 1 AS one FROM chaos.visit
                                UNION ALL SELECT instance, gate, ended, -1 FROM chaos.visit) v) s
                    JOIN chaos.term t ON t.kind = 'places' AND t.name = s.gate
                    WHERE s.n > t.value
                    """),
            // Between its token and what it writes an action may be stopped for long: of each place to execute in, one.
            new Check("more in a time than a rate", """
                    SELECT instance, 'in ' || bucket || ' at ' || at || ' there were ' || round(n - due - least + 1) || ' more than the rate'
                    FROM (SELECT s.*, min(n - due) OVER (PARTITION BY bucket ORDER BY n) AS least
                          FROM (SELECT a.instance, a.bucket, a.at, row_number() OVER w AS n,
                                       t.value * extract(epoch FROM a.at - min(a.at) OVER (PARTITION BY a.bucket)) AS due
                                FROM chaos.start a CROSS JOIN chaos.term t WHERE t.kind = 'rate'
                                WINDOW w AS (PARTITION BY a.bucket ORDER BY a.at)) s) s
                    WHERE n - due - least + 1 > (SELECT sum(value) FROM chaos.term WHERE kind IN ('burst', 'under way'))
                                                + (SELECT 0.1 * value FROM chaos.term WHERE kind = 'rate')
                    """));
}
