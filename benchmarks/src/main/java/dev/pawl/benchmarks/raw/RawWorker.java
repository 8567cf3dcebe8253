package dev.pawl.benchmarks.raw;

import dev.pawl.benchmarks.work.Note;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop on one connection: claim 500 rows, commit a step of each, and again. Each statement is a transaction. It does
 * what any loop by hand must do to be as safe as Pawl: a lease, a fence by revision and node, a new document for each step.
 * It does nothing else: no signals to others, no timers, no retries, no limits, no pauses.
 */
final class RawWorker implements AutoCloseable {

    private static final int GROUP = 500;

    // Rides on the claim's index; what the other connection has locked is passed over.
    private static final String CLAIM = """
            WITH picked AS MATERIALIZED (
                SELECT i.ctid AS spot FROM raw.instance i
                WHERE i.queue = 'raw' AND i.priority = 5 AND i.due <= statement_timestamp()
                ORDER BY i.due
                LIMIT 500
                FOR NO KEY UPDATE SKIP LOCKED
            )
            UPDATE raw.instance i
            SET status = 1, due = NULL, lease = clock_timestamp() + interval '30 seconds', node = ?, rev = i.rev + 1
            WHERE i.ctid = ANY (ARRAY(SELECT spot FROM picked))
            RETURNING i.id, i.rev
            """;

    // The same, with the signals of each, on their primary key.
    private static final String CLAIM_SIGNALS = """
            WITH claimed AS (
            %s)
            SELECT c.id, c.rev, s.seqs, s.payloads
            FROM claimed c
            CROSS JOIN LATERAL (
                SELECT array_agg(s.seq) AS seqs, array_agg(s.payload) AS payloads
                FROM raw.signal s WHERE s.instance = c.id
            ) s
            """;

    // Rides on the primary key.
    private static final String GO_ON = """
            UPDATE raw.instance i
            SET rev = i.rev + 1, state = g.state, data = g.data, entered_at = clock_timestamp(),
                action_at = clock_timestamp()
            FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[]) AS g(id, rev, state, data)
            WHERE i.id = g.id AND i.rev = g.rev AND i.node = ?
            RETURNING i.id, i.rev, i.entered_at AS at, i.state, i.data
            """;

    private static final String END = """
            UPDATE raw.instance i
            SET rev = i.rev + 1, state = g.state, data = g.data, status = 4, lease = NULL, node = NULL, action_at = NULL,
                entered_at = clock_timestamp(), ended_at = clock_timestamp()
            FROM unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[]) AS g(id, rev, state, data)
            WHERE i.id = g.id AND i.rev = g.rev AND i.node = ?
            RETURNING i.id, i.rev, i.entered_at AS at, i.state, NULL AS data
            """;

    // Rides on the primary key of signals.
    private static final String CONSUMED = """
            , consumed AS (
                DELETE FROM raw.signal s USING moved m WHERE s.instance = m.id
            )
            """;

    private static final String MOVED = """
            WITH moved AS (
            %s)
            """;

    private static final String TOLD = """
            , told AS (
                INSERT INTO raw.history (instance, rev, at, node, from_state, to_state, what, event, step, data)
                SELECT m.id, m.rev, m.at, ?, m.state - 1, m.state, 1, 'action', 'step', m.data FROM moved m
            )
            """;

    private static final String ANSWER = "SELECT m.id, m.rev FROM moved m";

    private final Connection connection;
    private final long node;
    private final boolean history;
    private final PreparedStatement claim;
    private final PreparedStatement goOn;
    private final PreparedStatement end;

    RawWorker(Connection connection, long node, boolean history) throws SQLException {
        this(connection, node, history, false);
    }

    private RawWorker(Connection connection, long node, boolean history, boolean signals) throws SQLException {
        this.connection = connection;
        this.node = node;
        this.history = history;
        settings(connection);
        this.claim = connection.prepareStatement(signals ? CLAIM_SIGNALS.formatted(CLAIM) : CLAIM);
        String also = (history ? TOLD : "") + (signals ? CONSUMED : "") + ANSWER;
        this.goOn = connection.prepareStatement(MOVED.formatted(GO_ON) + also);
        this.end = connection.prepareStatement(MOVED.formatted(END) + also);
    }

    /** One that claims rows with their signals, which are consumed with the outcome. */
    static RawWorker ofSignals(Connection connection, long node, boolean history) throws SQLException {
        return new RawWorker(connection, node, history, true);
    }

    /** With the batch's size in view the planner reads the whole table for it, for it takes no row to be this node's. */
    static void settings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off");
        }
    }

    /** Claims and commits until nothing is left to claim. */
    void drain(int steps) throws SQLException {
        while (true) {
            List<long[]> held = claim();
            if (held.isEmpty()) {
                return;
            }
            for (int step = 1; step <= steps; step++) {
                held = commit(step == steps ? end : goOn, held, step + 1);
            }
        }
    }

    private List<long[]> claim() throws SQLException {
        claim.setLong(1, node);
        return answer(claim);
    }

    private List<long[]> commit(PreparedStatement statement, List<long[]> held, int state) throws SQLException {
        Long[] ids = new Long[held.size()];
        Long[] revs = new Long[held.size()];
        Integer[] states = new Integer[held.size()];
        String[] data = new String[held.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = held.get(i)[0];
            revs[i] = held.get(i)[1];
            states[i] = state;
            data[i] = Note.json(ids[i]);
        }
        statement.setArray(1, connection.createArrayOf("bigint", ids));
        statement.setArray(2, connection.createArrayOf("bigint", revs));
        statement.setArray(3, connection.createArrayOf("int", states));
        statement.setArray(4, connection.createArrayOf("text", data));
        statement.setLong(5, node);
        if (history) {
            statement.setLong(6, node);
        }
        List<long[]> moved = answer(statement);
        if (moved.size() != held.size()) {
            throw new IllegalStateException("of " + held.size() + " outcomes " + moved.size() + " counted");
        }
        return moved;
    }

    private static List<long[]> answer(PreparedStatement statement) throws SQLException {
        List<long[]> rows = new ArrayList<>(GROUP);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new long[] {row.getLong(1), row.getLong(2)});
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
