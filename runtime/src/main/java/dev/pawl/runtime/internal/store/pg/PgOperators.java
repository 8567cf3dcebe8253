package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.internal.store.Operators;
import dev.pawl.runtime.internal.store.Pause;
import dev.pawl.runtime.internal.store.Row;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators do to single instances. What they read is {@link PgLists}', whole machines and queues {@link PgPauses}'. */
final class PgOperators implements Operators {

    /** The SQLSTATE of what a unique index refuses. */
    private static final String UNIQUE = "23505";

    private final Access access;
    private final PgGates gates;
    private final PgLists lists;
    private final PgPauses pauses;
    private final PgHistory history;
    private final PgDeliveries deliveries;
    private final Dml cancel;
    private final Dml pause;
    private final Dml resume;
    private final Dml retry;
    private final Dml rewind;
    private final Dml delete;

    PgOperators(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.lists = new PgLists(access, schema);
        this.pauses = new PgPauses(access, schema, gates);
        this.history = new PgHistory(access, schema);
        this.deliveries = new PgDeliveries(access, schema);
        this.cancel = schema.dml(FamilyText.LOCK + LOCKED + CANCEL + TELL + ANSWER_OF_PARENT);
        this.pause = schema.dml(LOCKED + PAUSE + TELL + ANSWER);
        this.resume = schema.dml(LOCKED + RESUME + TELL + ANSWER);
        this.retry = schema.dml(FamilyText.LOCK + RETRY + ";" + FamilyText.MORE);
        this.rewind = schema.dml(FamilyText.LOCK + FamilyText.LOCK_LEFT_BEHIND + LOCKED + REWIND + TELL + ANSWER);
        this.delete = schema.dml(FamilyText.LOCK + LOCKED + DELETE + TELL + ANSWER);
    }

    // Rides on the primary key. Each change tests on the locked row whether it applies: of two operators, and of an
    // operator and a commit, the second sees what the first did.
    static final String LOCKED = """
            WITH locked AS MATERIALIZED (
                SELECT i.id, i.state, i.ended_at, i.parent, i.spawn, i.kids, i.spawned, i.abandon, i.gate, i.partition
                FROM pawl.instance i WHERE i.id = ? FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ),
            """;

    // Whether the history is told, is the machine's to say.
    static final String TELL = """
            , told AS (
                INSERT INTO pawl.history (instance, rev, at, began_at, from_state, to_state, what, who, data, error)
                SELECT d.id, d.rev, c.now, d.began_at, l.state, d.state, d.what, ?, d.data, d.error
                FROM done d
                JOIN locked l ON l.id = d.id
                JOIN pawl.machine m ON m.id = d.machine AND m.history
                CROSS JOIN clock c
            )
            """;

    // A key that is taken shows once the row has been left alone.
    static final String ANSWER = """
            SELECT d.id IS NOT NULL AS done, d.queue, l.gate, l.partition,
                   EXISTS (SELECT FROM pawl.instance i
                           JOIN pawl.instance o ON o.machine = i.machine AND o.key = i.key AND o.ended_at IS NULL
                           WHERE i.id = l.id AND i.ended_at IS NOT NULL) AS taken
            FROM locked l LEFT JOIN done d ON d.id = l.id
            """;

    /** The same, with the queue of the parent. */
    static final String ANSWER_OF_PARENT = """
            SELECT d.id IS NOT NULL AS done, (SELECT f.queue FROM fewer f) AS queue, false AS taken,
                   l.gate, l.partition
            FROM locked l LEFT JOIN done d ON d.id = l.id
            """;

    static final String CANCEL = """
            done AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 6, ended_at = c.now, due = NULL, lease = NULL, node = NULL, held = 0,
                    held_due = NULL, place = NULL, line_at = NULL, let_at = NULL, throttle = NULL,
                    began_at = CASE WHEN i.lease IS NOT NULL THEN i.began_at END,
                    error = ?,\s""" + FamilyText.ALONE + """

                FROM clock c
                WHERE i.id = ? AND i.ended_at IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.parent, i.spawn, 7 AS what, NULL::text AS queue,
                          NULL::text AS data, i.error, i.began_at
            ), ended AS (
                SELECT d.parent, d.spawn FROM done d
            ), left_by AS (
                SELECT l.* FROM locked l WHERE l.ended_at IS NULL
            )
            """ + FamilyText.LEFT_BEHIND + FamilyText.ONE_FEWER;

    // Who executes it keeps it until its commit, which finds it held: its revision must stay.
    static final String PAUSE = """
            done AS (
                UPDATE pawl.instance i
                SET held = i.held | 1,
                    rev = CASE WHEN i.lease IS NULL THEN i.rev + 1 ELSE i.rev END,
                    status = CASE WHEN i.lease IS NULL THEN 3 ELSE i.status END,
                    held_due = COALESCE(i.held_due, i.due, i.line_at),
                    due = NULL, line_at = NULL, let_at = NULL
                FROM clock c
                WHERE i.id = ? AND i.ended_at IS NULL AND i.held & 1 = 0
                RETURNING i.id, i.rev, i.machine, i.state, 9 AS what, NULL::text AS queue, NULL::text AS data,
                          NULL::text AS error, NULL::timestamptz AS began_at
            )
            """;

    // What came meanwhile makes it due at once, unless an event that is to be run again keeps it waiting.
    static final String RESUME = """
            done AS (
                UPDATE pawl.instance i
                SET held = i.held & ~1,
                    rev = CASE WHEN i.lease IS NULL THEN i.rev + 1 ELSE i.rev END,
                    status = CASE WHEN i.lease IS NOT NULL OR i.held <> 1 THEN i.status
                                  WHEN i.event IS NOT NULL OR i.action_at IS NOT NULL OR i.mail > i.taken
                                       OR i.joined_at IS NOT NULL THEN 0
                                  ELSE 2 END,
                    due = CASE WHEN i.lease IS NULL AND i.held = 1
                               THEN LEAST(i.held_due,
                                          CASE WHEN (i.mail > i.taken OR i.joined_at IS NOT NULL)
                                                    AND i.event_at IS NULL AND i.crashes = 0
                                               THEN c.now END) END,
                    held_due = CASE WHEN i.held <> 1 THEN i.held_due END
                FROM clock c
                WHERE i.id = ? AND i.ended_at IS NULL AND i.held & 1 = 1
                RETURNING i.id, i.rev, i.machine, i.state, 10 AS what, CASE WHEN i.due <= c.now THEN i.queue END AS queue,
                          NULL::text AS data, NULL::text AS error, NULL::timestamptz AS began_at
            )
            """;

    // Rides on the primary key, and on instance_key for those that have one; that index is the referee of two of one
    // key. The action, if that failed or was yet to come, kept its time. Their parents, if they still wait for them,
    // have one more to wait for; that is a statement of its own, for a parent may be retried, too.
    static final String RETRY = """
            WITH locked AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.status + 0 = 5
                ORDER BY i.id
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), done AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 0, ended_at = NULL, due = c.now, attempt = 0, failures = 0, crashes = 0,
                    event = NULL, event_attempt = 0, event_failures = 0, event_at = NULL, error = NULL
                FROM clock c
                WHERE i.id = ANY (ARRAY(SELECT id FROM locked)) AND i.status + 0 = 5
                  AND (SELECT o.id FROM pawl.instance o
                       WHERE o.machine = i.machine AND o.key = i.key AND o.ended_at IS NULL
                       LIMIT 1) IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.queue, c.now
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, who)
                SELECT d.id, d.rev, d.now, d.state, d.state, 11, ?
                FROM done d JOIN pawl.machine m ON m.id = d.machine AND m.history
            ), marked AS MATERIALIZED (
                SELECT set_config('pawl_commit.moved',
                                  COALESCE((SELECT string_agg(d.id::text, ',') FROM done d), ''), true) AS ids
            )
            SELECT d.queue FROM done d CROSS JOIN marked
            """;

    // The entry rides on history_instance. Whoever executes it holds a revision that is past: its outcome is void.
    // Whether the state has an action, who claims it knows. The children that were spawned on entering the state, or
    // were refused then, are those that it waits for again, ended or not, and they are no longer to be cancelled;
    // others that it waited for until now are. One that was set aside for its state has another one now.
    static final String REWIND = """
            entry AS MATERIALIZED (
                SELECT h.instance, h.rev, h.to_state, h.data FROM pawl.history h
                WHERE h.instance = ? AND h.rev = ? AND h.data IS NOT NULL
                LIMIT 1
            ), kids AS MATERIALIZED (
                SELECT count(*) > 0 OR (
                           SELECT count(*) FROM entry e
                           JOIN pawl.child_refused r ON r.parent = e.instance AND r.spawn = e.rev) > 0 AS spawned,
                       count(*) FILTER (WHERE k.ended_at IS NULL)::int AS live
                FROM entry e
                JOIN pawl.instance k ON k.parent = e.instance AND k.spawn = e.rev AND k.parent IS NOT NULL
            ), done AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, state = e.to_state, data = e.data, entered_at = c.now, ended_at = NULL,
                    lease = NULL, node = NULL, place = NULL, line_at = NULL, let_at = NULL, throttle = NULL,
                    began_at = CASE WHEN i.lease IS NOT NULL THEN i.began_at END,
                    action_at = c.now, fired = NULL, error = NULL,
                    attempt = 0, failures = 0, crashes = 0,
                    event = NULL, event_attempt = 0, event_failures = 0, event_at = NULL,
                    held = i.held & ~4,
                    status = CASE WHEN (i.held & ~4) = 0 THEN 0 ELSE 3 END,
                    due = CASE WHEN (i.held & ~4) = 0 THEN c.now END,
                    held_due = CASE WHEN (i.held & ~4) <> 0 THEN c.now END,
                    spawned = CASE WHEN k.spawned THEN e.rev END,
                    kids = CASE WHEN k.spawned THEN k.live END,
                    joined_at = CASE WHEN k.spawned AND k.live = 0 THEN c.now END
                FROM clock c CROSS JOIN entry e CROSS JOIN kids k
                WHERE i.id = ?
                  AND (i.ended_at IS NULL OR (
                      SELECT o.id FROM pawl.instance o
                      WHERE o.machine = i.machine AND o.key = i.key AND o.ended_at IS NULL
                      LIMIT 1) IS NULL)
                RETURNING i.id, i.rev, i.machine, i.state, 12 AS what, CASE WHEN i.held = 0 THEN i.queue END AS queue,
                          i.data, NULL::text AS error, i.parent, i.spawn, i.spawned, i.began_at
            ), revived AS (
                SELECT d.parent, d.spawn FROM done d JOIN locked l ON l.id = d.id WHERE l.ended_at IS NOT NULL
            ), left_by AS (
                SELECT l.* FROM locked l JOIN done d ON d.id = l.id WHERE d.spawned IS DISTINCT FROM l.spawned
            ), taken_back AS (
                DELETE FROM pawl.cancellation c USING done d WHERE c.parent = d.id AND c.spawn = d.spawned
            )
            """ + FamilyText.LEFT_BEHIND + FamilyText.ONE_MORE;

    // Rides on the primary keys. What goes is decided once, on the locked row: one that somebody brings back at the
    // same moment keeps its signals and their keys, and so does a child that its parent waits for. That one is locked
    // before, so that who is just rewinding it to where it waits has done so.
    static final String DELETE = """
            gone AS MATERIALIZED (
                SELECT l.id FROM locked l
                WHERE l.ended_at IS NOT NULL
                  AND (SELECT p.id FROM pawl.instance p WHERE p.id = l.parent AND p.spawned = l.spawn) IS NULL
            ), unread AS (
                DELETE FROM pawl.signal s WHERE s.instance = ANY (ARRAY(SELECT g.id FROM gone g))
            ), keys AS (
                DELETE FROM pawl.signal_dedup d WHERE d.instance = ANY (ARRAY(SELECT g.id FROM gone g))
            ), refused AS (
                DELETE FROM pawl.child_refused r WHERE r.parent = ANY (ARRAY(SELECT g.id FROM gone g))
            ), done AS (
                DELETE FROM pawl.instance i
                WHERE i.id = ANY (ARRAY(SELECT g.id FROM gone g))
                RETURNING i.id, i.rev + 1 AS rev, i.machine, i.state, 14 AS what, NULL::text AS queue,
                          NULL::text AS data, NULL::text AS error, NULL::timestamptz AS began_at
            )
            """;

    @Override
    public Operated cancel(long id, String reason, String who) {
        return operate(
                "cancel an instance",
                cancel,
                call -> call.longs(List.of(id))
                        .number(id)
                        .text(reason)
                        .number(id)
                        .text(who));
    }

    @Override
    public Operated pause(long id, String who) {
        return operate(
                "pause an instance", pause, call -> call.number(id).number(id).text(who));
    }

    @Override
    public Operated resume(long id, String who) {
        return operate(
                "resume an instance", resume, call -> call.number(id).number(id).text(who));
    }

    @Override
    public List<String> retry(Collection<Long> ids, String who) {
        Set<Gate> left = new HashSet<>();
        List<String> queues = access.call("retry instances", connection -> {
            try (Call call = Call.on(connection, retry, access)) {
                call.longs(ids).longs(ids).text(who).rows(row -> row.getLong("locked"));
                List<String> due = call.rows(row -> row.getString("queue"));
                call.rows(row -> {
                    PgGates.collect(row, left);
                    return left;
                });
                return due;
            }
        });
        gates.letInOrLater(left);
        return queues;
    }

    @Override
    public Operated rewind(long id, long rev, String who) {
        try {
            return operate(
                    "rewind an instance",
                    rewind,
                    call -> call.longs(List.of(id))
                            .number(id)
                            .number(rev)
                            .number(id)
                            .number(id)
                            .number(rev)
                            .number(id)
                            .text(who));
        } catch (DatabaseException e) {
            // The statement saw the key free; the index, that somebody took it at the same moment.
            if (e.getCause() instanceof SQLException refused && UNIQUE.equals(refused.getSQLState())) {
                return new Operated(Answer.KEY_TAKEN, null);
            }
            throw e;
        }
    }

    @Override
    public Operated delete(long id, String who) {
        return operate(
                "delete an instance",
                delete,
                call -> call.longs(List.of(id)).number(id).text(who));
    }

    @Override
    public Operated signal(long id, String signal, String payload, @Nullable String dedup, String who) {
        Integer machine = lists.machineOf(id);
        if (machine == null) {
            return Operated.MISSING;
        }
        Delivered delivered = deliveries.deliver(new Delivery(machine, id, null, signal, payload, dedup), who);
        return switch (delivered.answer()) {
            case MISSING, FOREIGN -> Operated.MISSING;
            case ENDED, DUPLICATE -> new Operated(Answer.NOT_APPLICABLE, null);
            case DELIVERED -> new Operated(Answer.DONE, delivered.queue());
        };
    }

    /** The parameters of a change. */
    private interface Parameters {
        Call on(Call call) throws SQLException;
    }

    private Operated operate(String doing, Dml dml, Parameters parameters) {
        Set<Gate> left = new HashSet<>();
        Operated operated = access.call(doing, connection -> {
            try (Call call = parameters.on(Call.on(connection, dml, access))) {
                int before = dml == rewind ? 2 : dml == cancel || dml == delete ? 1 : 0;
                for (int statement = 0; statement < before; statement++) {
                    call.rows(row -> row.getLong("locked"));
                }
                return call
                        .rows(row -> {
                            PgGates.collect(row, left);
                            return new Operated(
                                    row.getBoolean("done")
                                            ? Answer.DONE
                                            : row.getBoolean("taken") && dml == rewind
                                                    ? Answer.KEY_TAKEN
                                                    : Answer.NOT_APPLICABLE,
                                    row.getString("queue"));
                        })
                        .stream()
                        .findFirst()
                        .orElse(Operated.MISSING);
            }
        });
        // It may have held a place, or have been let in.
        gates.letInOrLater(left);
        return operated;
    }

    @Override
    public List<Row> list(InstanceQuery query, long before, int limit) {
        return lists.list(query, before, limit);
    }

    @Override
    public List<Row> children(long parent, long after, int limit) {
        return lists.children(parent, after, limit);
    }

    @Override
    public Optional<Row> row(long id) {
        return lists.row(id);
    }

    @Override
    public List<Mail> inbox(long id, int limit) {
        return lists.inbox(id, limit);
    }

    @Override
    public List<HistoryRow> history(long id, long after, int limit) {
        Integer machine = lists.machineOfHistory(id);
        return machine == null ? List.of() : history.page(machine, id, after, limit);
    }

    @Override
    public boolean pauseAll(@Nullable String machine, @Nullable String queue, String who) {
        return pauses.pause(machine, queue, who);
    }

    @Override
    public boolean resumeAll(@Nullable String machine, @Nullable String queue, String who) {
        return pauses.resume(machine, queue, who);
    }

    @Override
    public List<Pause> pauses() {
        return pauses.pauses();
    }

    @Override
    public @Nullable Long hold(String machine, long after, int limit) {
        return pauses.hold(machine, after, limit);
    }

    @Override
    public List<String> letGo(int limit) {
        return pauses.letGo(limit);
    }
}
