package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Failures;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Note;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Outcomes on their way into rows: one statement, one round trip, one transaction for a whole group. */
final class PgCommits {

    private final Dml[] commit = new Dml[16];
    private final PgGates gates;

    PgCommits(SchemaName schema, PgGates gates) {
        this.gates = gates;
        for (int form = 0; form < commit.length; form++) {
            boolean ending = (form & ENDING) != 0;
            commit[form] = schema.dml(text((form & TELLING) != 0, (form & CONSUMING) != 0)
                            .replace(ANSWER, ending ? ANSWER_OF_ONE : ANSWER)
                    + ((form & LEAVING) != 0 ? ";\n" + PgGates.LOCK + ";\n" + PgGates.LET_IN : "")
                    + (ending ? ";\nCOMMIT" : ""));
        }
    }

    private static final int TELLING = 1;
    private static final int CONSUMING = 2;
    private static final int ENDING = 4;
    private static final int LEAVING = 8;

    /** The statement, as short as may be: telling the history or not, consuming signals or not. */
    static String text(boolean telling, boolean consuming) {
        return MOVE + (telling ? RETURNING_NOTES + TELL : RETURNING) + (consuming ? CONSUME : "") + ANSWER;
    }

    // Rides on the primary key, a row at a time: of id = ANY (ARRAY[...]) the planner makes nothing else, whatever it
    // takes the table for. Rows are locked in the order of ids, so that crossed groups wait instead of deadlocking, and
    // nothing is skipped: a row that does not come back is stale. The fence, the revision and the node, is tested on
    // the locked row. So is the counter of signals: of a park and a delivery the second sees the first, and the row
    // becomes due. So is whether it is held: then whoever has it lets go, and it rests. What touches other instances
    // (sends, joins) is to be a statement of its own, after this one in the same message, for a row may be both in the
    // group and addressed by it.
    static final String MOVE = """
            WITH locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.node = ?
                ORDER BY i.id
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), given AS (
                SELECT g.*, c.now,
                       LEAST(c.now + g.action_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.action_at * interval '1 microsecond') AS action,
                       LEAST(c.now + g.timers_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.timers_at * interval '1 microsecond') AS timers,
                       LEAST(c.now + g.event_in * interval '1 microsecond',
                             'epoch'::timestamptz + g.event_at * interval '1 microsecond') AS again
                FROM unnest(
                    ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::int[], ?::int[],
                    ?::bigint[], ?::bigint[], ?::int[], ?::int[],
                    ?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
                    ?::int[], ?::int[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[]
                ) AS g(id, rev, state, data, status, entered,
                       action_in, action_at, attempt, failures,
                       event, event_attempt, event_failures, event_in, event_at,
                       timers_in, timers_at, fired, seen, taken, seqs, error,
                       what, from_state, ran, step, tried, failed, throttle)
                CROSS JOIN clock c
            ), moved AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1,
                    state = g.state,
                    data = g.data,
                    status = CASE WHEN g.status > 1 THEN g.status
                                  WHEN i.held <> 0 THEN 3
                                  WHEN g.status = 1 THEN 1
                                  WHEN g.event IS NOT NULL OR g.action IS NOT NULL OR i.mail > g.seen THEN 0
                                  ELSE 2 END,
                    held = CASE WHEN g.status > 1 THEN 0 ELSE i.held END,
                    held_due = CASE WHEN i.held = 0 OR g.status > 1 THEN NULL
                                    WHEN g.status = 1 THEN g.now
                                    WHEN g.event IS NOT NULL THEN g.again
                                    ELSE LEAST(g.action, g.timers, CASE WHEN i.mail > g.seen THEN g.now END) END,
                    due = CASE WHEN g.status <> 0 OR i.held <> 0 THEN NULL
                               WHEN g.event IS NOT NULL THEN g.again
                               ELSE LEAST(g.action, g.timers, CASE WHEN i.mail > g.seen THEN g.now END) END,
                    lease = CASE WHEN g.status = 1 AND i.held = 0 THEN i.lease END,
                    node = CASE WHEN g.status = 1 AND i.held = 0 THEN i.node END,
                    place = CASE WHEN g.status = 1 AND i.held = 0 THEN i.place END,
                    throttle = g.throttle,
                    entered_at = CASE WHEN g.entered = 1 THEN g.now ELSE i.entered_at END,
                    ended_at = CASE WHEN g.status > 1 THEN g.now END,
                    action_at = g.action,
                    attempt = g.attempt,
                    failures = g.failures,
                    crashes = CASE WHEN g.throttle IS NULL THEN 0 ELSE i.crashes END,
                    event = g.event,
                    event_attempt = g.event_attempt,
                    event_failures = g.event_failures,
                    event_at = g.again,
                    fired = g.fired::text[],
                    taken = i.taken + g.taken,
                    error = g.error
                FROM given g
                WHERE i.id = ANY (ARRAY[g.id]) AND i.rev = g.rev AND i.node = ?
                RETURNING i.id, i.rev, i.mail, i.due, i.node IS NOT NULL AS kept, g.now, g.seqs
            """;

    static final String RETURNING = ")";

    static final String RETURNING_NOTES = """
            , g.state, g.what, g.from_state, g.ran, g.step, g.tried, g.failed, g.error,
              CASE WHEN g.entered = 1 AND g.status < 2 THEN g.data END AS data)
            """;

    // Of what counts only. An insert finds its month by itself.
    static final String TELL = """
            , told AS (
                INSERT INTO pawl.history
                    (instance, rev, at, node, from_state, to_state, attempt, failures, what, event, step, data, error)
                SELECT m.id, m.rev, m.now, ?, m.from_state, m.state, m.tried, m.failed, m.what, m.ran, m.step, m.data,
                       m.error
                FROM moved m WHERE m.what IS NOT NULL
            )
            """;

    // Rides on the primary key of signals. Only the holder of an instance consumes, and only with an outcome that
    // counts.
    static final String CONSUME = """
            , consumed AS (
                DELETE FROM pawl.signal s
                USING (SELECT m.id, unnest(m.seqs::bigint[]) AS seq FROM moved m WHERE m.seqs IS NOT NULL) t
                WHERE s.instance = t.id AND s.seq = t.seq
            )
            """;

    static final String ANSWER = "SELECT m.id, m.rev, m.mail, m.due, m.kept, m.now FROM moved m";

    // Ends the transaction it is sent in, in the same message: a worker that freezes before it has sent this holds no
    // lock
    // on the row, and one that freezes after it has nothing left to do. A stale outcome must not commit what its step
    // wrote, so it is an error, after which COMMIT rolls back; a cast fails where a plan cannot foresee it.
    static final String ANSWER_OF_ONE = """
            SELECT m.id, m.rev, m.mail, m.due, m.kept, m.now
            FROM (SELECT CASE WHEN count(*) = 1 THEN 1 ELSE ('pawl: stale outcome, rows ' || count(*))::int END AS one
                  FROM moved) c
            JOIN moved m ON c.one = 1
            """;

    private static final String STALE = "pawl: stale outcome";

    /** As the last of the transaction that is open on the connection, and with its end. */
    Committed commitAndEnd(Connection connection, Commit outcome, long node) {
        try {
            return answer(outcome, move(connection, List.of(outcome), node, ENDING));
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(STALE)) {
                return stale(outcome);
            }
            throw Failures.of("commit the outcome of a step with what it wrote", e);
        }
    }

    /** In a transaction of their own, or as the last of one. */
    List<Committed> commit(Access access, List<Commit> outcomes, long node) {
        List<Committed> committed = access.call(outcomes.size() == 1 ? "commit an outcome" : "commit outcomes", connection -> {
            Map<Long, Committed> moved = move(connection, outcomes, node, 0);
            return outcomes.stream().map(outcome -> answer(outcome, moved)).toList();
        });
        Set<Gate> left = new LinkedHashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Gate gate = outcomes.get(i).limited().gate();
            if (gate != null
                    && outcomes.get(i).then() == Commit.Then.CONTINUE
                    && !committed.get(i).kept()) {
                left.add(gate);
            }
        }
        // Somebody paused what wanted to go on.
        gates.letInOrLater(left);
        return committed;
    }

    private Map<Long, Committed> move(Connection connection, List<Commit> outcomes, long node, int ending)
            throws SQLException {
        boolean telling = outcomes.stream().anyMatch(outcome -> outcome.note() != null);
        boolean consuming =
                outcomes.stream().anyMatch(outcome -> !outcome.taken().isEmpty());
        List<Gate> left = left(outcomes);
        Dml form = commit[
                (telling ? TELLING : 0) + (consuming ? CONSUMING : 0) + ending + (left.isEmpty() ? 0 : LEAVING)];
        Map<Long, Committed> moved = new HashMap<>();
        try (Call call = Call.guarded(connection, form)) {
            call.longs(outcomes, Commit::id)
                    .number(node)
                    .longs(outcomes, Commit::id)
                    .longs(outcomes, Commit::rev)
                    .ints(outcomes, Commit::state)
                    .texts(outcomes, Commit::data)
                    .ints(outcomes, outcome -> Codes.then(outcome.then()))
                    .ints(outcomes, outcome -> outcome.entered() ? 1 : 0)
                    .longs(outcomes, outcome -> Times.micros(outcome.action().in()))
                    .longs(outcomes, outcome -> Times.micros(outcome.action().at()))
                    .ints(outcomes, Commit::attempt)
                    .ints(outcomes, Commit::failures)
                    .texts(outcomes, again(Again::event))
                    .ints(
                            outcomes,
                            outcome -> outcome.again() == null
                                    ? 0
                                    : outcome.again().attempt())
                    .ints(
                            outcomes,
                            outcome -> outcome.again() == null
                                    ? 0
                                    : outcome.again().failures())
                    .longs(outcomes, again(again -> Times.micros(again.at().in())))
                    .longs(outcomes, again(again -> Times.micros(again.at().at())))
                    .longs(outcomes, outcome -> Times.micros(outcome.timers().in()))
                    .longs(outcomes, outcome -> Times.micros(outcome.timers().at()))
                    .texts(outcomes, outcome -> Literals.texts(outcome.fired()))
                    .ints(outcomes, Commit::seen)
                    .ints(outcomes, outcome -> outcome.taken().size())
                    .texts(outcomes, outcome -> Literals.longs(outcome.taken()))
                    .texts(outcomes, Commit::error)
                    .ints(outcomes, note(note -> note.what().code()))
                    .ints(outcomes, note(Note::from))
                    .texts(outcomes, note(Note::event))
                    .texts(outcomes, note(Note::step))
                    .ints(outcomes, note(Note::attempt))
                    .ints(outcomes, note(Note::failures))
                    .texts(outcomes, outcome -> outcome.limited().throttle())
                    .number(node);
            if (telling) {
                call.number(node);
            }
            if (!left.isEmpty()) {
                PgGates.parameters(PgGates.parameters(call, left), left);
            }
            call.rows(row -> moved.put(row.getLong("id"), committed(row)));
            if (!left.isEmpty()) {
                gates.tell(call.later(2, row -> row.getString("queue")));
            }
        }
        return moved;
    }

    /** The gates at which places are free with these outcomes. */
    private static List<Gate> left(List<Commit> outcomes) {
        Set<Gate> left = new LinkedHashSet<>();
        for (Commit outcome : outcomes) {
            if (outcome.limited().gate() != null && outcome.then() != Commit.Then.CONTINUE) {
                left.add(outcome.limited().gate());
            }
        }
        return List.copyOf(left);
    }

    private static <V> Function<Commit, @Nullable V> again(Function<Again, @Nullable V> value) {
        return outcome -> outcome.again() == null ? null : value.apply(outcome.again());
    }

    private static <V> Function<Commit, @Nullable V> note(Function<Note, @Nullable V> value) {
        return outcome -> outcome.note() == null ? null : value.apply(outcome.note());
    }

    private static Committed committed(ResultSet row) throws SQLException {
        Instant now = Times.instant(row, "now");
        Instant due = Times.orNull(row, "due");
        Duration in = due == null ? null : Duration.between(now, due);
        return new Committed(
                row.getLong("id"),
                true,
                row.getBoolean("kept"),
                row.getLong("rev"),
                row.getInt("mail"),
                now,
                in != null && in.isNegative() ? Duration.ZERO : in);
    }

    /** A group may hold two outcomes of one instance: that of a holder that lost its lease, and that of the next. */
    private static Committed answer(Commit outcome, Map<Long, Committed> moved) {
        Committed committed = moved.get(outcome.id());
        return committed != null && committed.rev() == outcome.rev() + 1 ? committed : stale(outcome);
    }

    private static Committed stale(Commit outcome) {
        return new Committed(outcome.id(), false, false, outcome.rev(), 0, Instant.EPOCH, null);
    }
}
