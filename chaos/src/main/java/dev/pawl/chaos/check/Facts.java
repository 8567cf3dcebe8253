package dev.pawl.chaos.check;

/** What the checks look at: what stands in the database, in words, and what clients were told. */
final class Facts {

    private Facts() {}

    /** The tables of the checker. */
    static final String TABLES = """
            DROP SCHEMA IF EXISTS verdict CASCADE;
            CREATE SCHEMA verdict;

            -- The machines, as the compiler has described them.
            CREATE TABLE verdict.definition (document jsonb NOT NULL);

            -- What clients were told.
            CREATE TABLE verdict.note (
                kind text NOT NULL, instance bigint NOT NULL, name text NOT NULL, number bigint NOT NULL, answer text NOT NULL
            );
            """;

    /** What follows from the database, the definitions and the notes. Entries that tell of no revision of their own come last. */
    static final String VIEWS = """
            CREATE TABLE verdict.state AS
            SELECT DISTINCT d.document ->> 'machine' AS machine, (d.document ->> 'version')::int AS version,
                   s ->> 'name' AS name, COALESCE((s ->> 'initial')::boolean, false) AS initial,
                   COALESCE((s ->> 'terminal')::boolean, false) AS terminal
            FROM verdict.definition d, jsonb_array_elements(d.document -> 'states') s;

            CREATE TABLE verdict.step AS
            SELECT DISTINCT d.document ->> 'machine' AS machine, (d.document ->> 'version')::int AS version,
                   s ->> 'name' AS state, e ->> 'step' AS step, t AS next
            FROM verdict.definition d, jsonb_array_elements(d.document -> 'states') s,
                 jsonb_array_elements(s -> 'events') e, jsonb_array_elements_text(e -> 'to') t;

            CREATE TABLE verdict.entry AS
            SELECT e.*, COALESCE(s.terminal, false) OR e.what IN (5, 6, 7) AS ends,
                   lag(e.rev) OVER w AS rev_before, lag(e.what) OVER w AS what_before, lag(e.next) OVER w AS next_before
            FROM (
                SELECT h.instance, h.rev, h.at, h.what, h.event, h.step, h.node, h.data, h.xmin AS xid,
                       m.name AS machine, t.version, f.name AS state, t.name AS next
                FROM pawl.history h
                JOIN pawl.state t ON t.id = h.to_state
                JOIN pawl.machine m ON m.id = t.machine
                LEFT JOIN pawl.state f ON f.id = h.from_state
                WHERE h.what NOT IN (9, 10, 13, 15)
            ) e
            LEFT JOIN verdict.state s ON s.machine = e.machine AND s.version = e.version AND s.name = e.next
            WINDOW w AS (PARTITION BY e.instance ORDER BY e.rev, e.at);
            CREATE INDEX ON verdict.entry (instance, rev);

            CREATE TABLE verdict.told AS
            SELECT instance, name, number,
                   bool_or(answer IN ('DELIVERED', 'DUPLICATE')) AS accepted, bool_or(answer = 'NONE') AS unknown
            FROM verdict.note WHERE kind = 'signal' GROUP BY instance, name, number;

            -- Each signal with a number: how often a step took it, and how often it still waits.
            CREATE TABLE verdict.arrived AS
            SELECT instance, name, number, sum(applied) AS applied, sum(waiting) AS waiting, max(at) AS at
            FROM (
                SELECT instance, CASE step WHEN 'paid' THEN 'Paid' ELSE 'Add' END AS name, number,
                       1 AS applied, 0 AS waiting, NULL::timestamptz AS at
                FROM chaos.ledger WHERE step IN ('paid', 'add')
                UNION ALL
                SELECT instance, signal, (payload::jsonb ->> 'number')::bigint, 0, 1, at
                FROM pawl.signal WHERE signal IN ('Paid', 'Add')
            ) s
            GROUP BY instance, name, number;

            ANALYZE;
            """;
}
