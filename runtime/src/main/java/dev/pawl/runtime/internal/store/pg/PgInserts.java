package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Ranks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New instances. */
final class PgInserts {

    private final Access access;
    private final PgGates gates;
    private final Dml insert;
    private final Dml alike;
    private final Dml holders;

    PgInserts(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.insert = schema.dml(given("", "", "", "") + insert("", "") + ANSWER);
        this.alike = schema.dml(ALIKE);
        this.holders = schema.dml(HOLDERS);
    }

    private PgInserts(Access access, PgInserts like) {
        this.access = access;
        this.gates = like.gates;
        this.insert = like.insert;
        this.alike = like.alike;
        this.holders = like.holders;
    }

    /** The same statements on connections of another way. */
    PgInserts on(Access other) {
        return new PgInserts(other, this);
    }

    // The unique index instance_key is the referee between two inserts of one key. They are inserted in the order of
    // keys, so that two batches that share keys wait for each other in one order; the ids are given before, in the
    // order of the list. Whether the history is told, is the machine's to say; one that is paused has it held from
    // the start. The series numbers the rows, and keeps the planner from taking the batch for a handful. Of those
    // that want a place at one gate at once, as many as it has places are due, and ask for one; the others, by their
    // rank, stand in line behind them from the start.

    /** The rows, as columns; more of them where outcomes insert them. */
    static String given(String columns, String names, String joins, String joined) {
        return """
            WITH given AS MATERIALIZED (
                SELECT nextval('pawl.instance_id') AS id, g.*, statement_timestamp() AS now""" + joined + """

                FROM ROWS FROM (
                    unnest(?::int[]), unnest(?::int[]), unnest(?::text[]), unnest(?::int[]), unnest(?::text[]),
                    unnest(?::text[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]),
                    unnest(?::text[]), unnest(?::text[]), unnest(?::int[]), generate_series(1, ?)""" + (columns.isEmpty() ? "" : ", " + columns) + """

                ) AS g(machine, state, queue, priority, key, data, action_in, action_at, timers_in, timers_at, gate, partition, rank,
                       n""" + names + ") " + joins + ")\n";
    }

    /** What is done with them; into more columns where outcomes do it. */
    static String insert(String columns, String values) {
        return """
            , timed AS (
                SELECT g.*,
                       LEAST(g.now + g.action_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.action_at * interval '1 microsecond') AS action,
                       LEAST(g.now + g.timers_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.timers_at * interval '1 microsecond') AS timers,
                       g.machine = ANY (ARRAY(SELECT p.machine FROM pawl.pause p
                                                WHERE p.machine IS NOT NULL AND p.resumed_at IS NULL)) AS paused,
                       CASE WHEN g.rank IS NOT NULL
                            THEN g.rank > COALESCE((SELECT q.places FROM pawl.quota q WHERE q.name = g.gate), 1)
                            ELSE false END AS lined
                FROM given g
            ), inserted AS (
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, key, data, due, held, held_due, action_at,
                     inserted_at, entered_at, gate, partition, line_at""" + columns + """
            )
                SELECT t.id, t.machine, t.state, CASE WHEN t.paused THEN 3 WHEN t.action IS NULL THEN 2 ELSE 0 END, t.queue, t.priority, t.key,
                       t.data, CASE WHEN NOT t.paused AND NOT t.lined THEN LEAST(t.action, t.timers) END,
                       CASE WHEN t.paused THEN 2 ELSE 0 END, CASE WHEN t.paused THEN LEAST(t.action, t.timers) END,
                       t.action, t.now, t.now, t.gate, t.partition,
                       CASE WHEN t.lined AND NOT t.paused THEN t.now END""" + values + """

                FROM timed t
                ORDER BY t.machine, t.key COLLATE "C", t.n
                ON CONFLICT (machine, key) WHERE key IS NOT NULL AND ended_at IS NULL DO NOTHING
                RETURNING id, machine, state, data, inserted_at
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, to_state, what, data)
                SELECT i.id, 0, i.inserted_at, i.state, 0, i.data
                FROM inserted i JOIN pawl.machine m ON m.id = i.machine AND m.history
            )
            """;
    }

    static final String ANSWER = """
            SELECT g.id, i.id IS NOT NULL AS created
            FROM given g LEFT JOIN inserted i ON i.id = g.id
            ORDER BY g.n
            """;

    // The same for rows that differ by their documents alone, and have neither key nor gate. Rides on pause_machine and
    // the primary key of machines, once each. There is no race: nobody is met, and nobody stands in line, so nothing is
    // sorted or joined, and what is said of all is weighed once. Ids rise in the order of the list.
    static final String ALIKE = """
            WITH given AS MATERIALIZED (
                SELECT g.*,
                       LEAST(g.now + g.action_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.action_at * interval '1 microsecond') AS action,
                       LEAST(g.now + g.timers_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.timers_at * interval '1 microsecond') AS timers,
                       g.machine = ANY (ARRAY(SELECT p.machine FROM pawl.pause p
                                                WHERE p.machine IS NOT NULL AND p.resumed_at IS NULL)) AS paused
                FROM (SELECT ?::int AS machine, ?::int AS state, ?::text AS queue, ?::int AS priority,
                             ?::bigint AS action_in, ?::bigint AS action_at, ?::bigint AS timers_in, ?::bigint AS timers_at,
                             statement_timestamp() AS now) g
            ), timed AS MATERIALIZED (
                SELECT g.*, CASE WHEN g.paused THEN 3 WHEN g.action IS NULL THEN 2 ELSE 0 END AS status,
                       LEAST(g.action, g.timers) AS due, CASE WHEN g.paused THEN 2 ELSE 0 END AS held
                FROM given g
            ), inserted AS (
                INSERT INTO pawl.instance
                    (id, machine, state, status, queue, priority, data, due, held, held_due, action_at, inserted_at, entered_at)
                SELECT nextval('pawl.instance_id'), t.machine, t.state, t.status, t.queue, t.priority, d.data,
                       CASE WHEN NOT t.paused THEN t.due END, t.held, CASE WHEN t.paused THEN t.due END, t.action, t.now,
                       t.now
                FROM timed t CROSS JOIN unnest(?::text[]) AS d(data)
                RETURNING id, state, data, inserted_at
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, to_state, what, data)
                SELECT i.id, 0, i.inserted_at, i.state, 0, i.data
                FROM inserted i
                WHERE (SELECT m.history FROM pawl.machine m WHERE m.id = (SELECT g.machine FROM given g))
            )
            SELECT i.id FROM inserted i
            """;

    // Rides on instance_key, a row at a time. A statement of its own, for the insert cannot see the row that it met.
    static final String HOLDERS = """
            SELECT h.id
            FROM unnest(?::int[], ?::text[]) WITH ORDINALITY AS g(machine, key, n)
            LEFT JOIN LATERAL (
                SELECT i.id FROM pawl.instance i
                WHERE i.machine = g.machine AND i.key = g.key AND i.ended_at IS NULL
                LIMIT 1
            ) h ON true
            ORDER BY g.n
            """;

    List<InsertedRow> insert(List<NewRow> rows) {
        List<InsertedRow> inserted =
                access.call(rows.size() == 1 ? "insert an instance" : "insert instances", connection -> {
                    InsertedRow[] answers = new InsertedRow[rows.size()];
                    List<Integer> open = new ArrayList<>(rows.size());
                    for (int i = 0; i < answers.length; i++) {
                        open.add(i);
                    }
                    // Whoever held a key may have ended between the two statements: the key is free then, and
                    // inserted once more.
                    while (!open.isEmpty()) {
                        open = attempt(connection, rows, open, answers);
                    }
                    return Arrays.asList(answers);
                });
        Set<Gate> refused = new HashSet<>();
        for (int i = 0; i < rows.size() && rows.size() > 1 && access.autocommits(); i++) {
            Gate gate = rows.get(i).gate();
            if (gate != null && !inserted.get(i).created()) {
                refused.add(gate);
            }
        }
        // Others may stand in line behind one that was not inserted.
        gates.letInOrLater(refused);
        return inserted;
    }

    private List<Integer> attempt(
            Connection connection, List<NewRow> rows, List<Integer> open, @Nullable InsertedRow[] answers)
            throws SQLException {
        List<InsertedRow> inserted =
                insert(connection, open.stream().map(rows::get).toList());
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < inserted.size(); i++) {
            if (inserted.get(i).created()) {
                answers[open.get(i)] = inserted.get(i);
            } else {
                refused.add(open.get(i));
            }
        }
        if (refused.isEmpty()) {
            return refused;
        }
        List<Long> holders = holders(connection, refused.stream().map(rows::get).toList());
        List<Integer> vanished = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            if (holders.get(i) == 0) {
                vanished.add(refused.get(i));
            } else {
                answers[refused.get(i)] = new InsertedRow(holders.get(i), false);
            }
        }
        return vanished;
    }

    private List<InsertedRow> insert(Connection connection, List<NewRow> rows) throws SQLException {
        if (alike(rows)) {
            return insertAlike(connection, rows);
        }
        try (Call call = Call.on(connection, insert, access)) {
            return parameters(call, rows, access.autocommits())
                    .rows(row -> new InsertedRow(row.getLong("id"), row.getBoolean("created")));
        }
    }

    private List<InsertedRow> insertAlike(Connection connection, List<NewRow> rows) throws SQLException {
        NewRow first = rows.get(0);
        try (Call call = Call.on(connection, alike, access)) {
            return call
                    .number(first.state().machine())
                    .number(first.state().state())
                    .text(first.queue())
                    .number(first.priority())
                    .number(Times.micros(first.action().in()))
                    .number(Times.micros(first.action().at()))
                    .number(Times.micros(first.timers().in()))
                    .number(Times.micros(first.timers().at()))
                    .texts(rows, NewRow::data)
                    .rows(row -> row.getLong(1))
                    .stream()
                    .sorted()
                    .map(id -> new InsertedRow(id, true))
                    .toList();
        }
    }

    /** Whether they differ by their documents alone, and meet nobody. */
    private static boolean alike(List<NewRow> rows) {
        NewRow first = rows.get(0);
        for (NewRow row : rows) {
            if (row.key() != null
                    || row.gate() != null
                    || row.priority() != first.priority()
                    || !row.state().equals(first.state())
                    || !row.queue().equals(first.queue())
                    || !row.action().equals(first.action())
                    || !row.timers().equals(first.timers())) {
                return false;
            }
        }
        return true;
    }

    /** @param sure whether somebody sees to those who stand in line behind one that is not inserted, its key being taken */
    static Call parameters(Call call, List<NewRow> rows, boolean sure) throws SQLException {
        Iterator<@Nullable Integer> ranks = Ranks.of(rows, sure).iterator();
        return call.ints(rows, row -> row.state().machine())
                .ints(rows, row -> row.state().state())
                .texts(rows, NewRow::queue)
                .ints(rows, NewRow::priority)
                .texts(rows, NewRow::key)
                .texts(rows, NewRow::data)
                .longs(rows, row -> Times.micros(row.action().in()))
                .longs(rows, row -> Times.micros(row.action().at()))
                .longs(rows, row -> Times.micros(row.timers().in()))
                .longs(rows, row -> Times.micros(row.timers().at()))
                .texts(rows, row -> row.gate() == null ? null : row.gate().limit())
                .texts(rows, row -> row.gate() == null ? null : row.gate().partition())
                .ints(rows, row -> ranks.next())
                .number(rows.size());
    }

    private List<Long> holders(Connection connection, List<NewRow> rows) throws SQLException {
        try (Call call = Call.on(connection, holders, access)) {
            return call.ints(rows, row -> row.state().machine())
                    .texts(rows, NewRow::key)
                    .rows(row -> row.getLong("id"));
        }
    }
}
