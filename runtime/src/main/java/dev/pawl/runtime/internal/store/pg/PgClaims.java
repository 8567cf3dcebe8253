package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Limited;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Watermark;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way from the queue into a node's hand. */
final class PgClaims {

    private final Access access;
    private final Dml claim;
    private final Dml look;

    PgClaims(Access access, SchemaName schema) {
        this.access = access;
        this.claim = schema.dml(CLAIM);
        this.look = schema.dml(LOOK);
    }

    // In the states that the node knows, of machines that are not paused.
    private static final String RUNS = """
              AND i.state = ANY (ARRAY(
                  SELECT g.id FROM unnest(?::int[]) AS g(id)
                  WHERE g.id <> ALL (ARRAY(
                      SELECT s.id FROM pawl.pause q JOIN pawl.state s ON s.machine = q.machine
                      WHERE q.machine IS NOT NULL AND q.resumed_at IS NULL))))
            """;

    // Rides on instance_due, a range of it for each priority from its mark on, read in the order of due times until
    // there are enough; what others have locked is passed over. What is paused is looked up once, on pause_queue and
    // pause_machine.
    private static final String PICK = """
            WITH picked AS MATERIALIZED (
                SELECT c.*
                FROM unnest('{9,8,7,6,5,4,3,2,1,0}'::smallint[], ?::bigint[]) AS p(priority, mark)
                CROSS JOIN LATERAL (
                    SELECT i.ctid AS spot, i.id, i.priority, i.due
                    FROM pawl.instance i
                    WHERE i.queue = ? AND i.priority = p.priority AND i.due <= statement_timestamp()
                      AND i.due >= COALESCE('epoch'::timestamptz + p.mark * interval '1 microsecond', '-infinity')
            """ + RUNS + """
                      AND (SELECT count(*) FROM pawl.pause q WHERE q.queue = ? AND q.resumed_at IS NULL) = 0
                    ORDER BY i.due
                    LIMIT ?
                    FOR NO KEY UPDATE SKIP LOCKED
                ) c
                LIMIT ?
            )""";

    // Rides on the primary key, a row at a time. Comes behind a delivery, in its transaction, which has locked these
    // rows: nobody has changed them since, and nobody passes them over for longer than that. The clock is that of the
    // moment, for a message may be one statement to the server's other clock, and what was woken is due since the
    // delivery. One that needs a place at a gate is left, and so is what a claim would leave.
    private static final String PICK_DELIVERED = """
            WITH picked AS MATERIALIZED (
                SELECT c.*
                FROM unnest(?::text[], ?::int[]) AS r(queue, room)
                CROSS JOIN LATERAL (
                    SELECT i.spot, i.id, i.priority, i.due
                    FROM unnest(string_to_array(NULLIF(current_setting('pawl_delivery.woken', true), ''), ',')::bigint[])
                        AS w(id)
                    CROSS JOIN LATERAL (
                        SELECT i.ctid AS spot, i.id, i.queue, i.priority, i.due, i.state, i.gate FROM pawl.instance i
                        WHERE i.id = w.id
                        LIMIT 1
                    ) i
                    WHERE i.queue = r.queue AND i.due <= clock_timestamp() AND i.gate IS NULL
            """ + RUNS + """
                      AND (SELECT count(*) FROM pawl.pause q WHERE q.queue = r.queue AND q.resumed_at IS NULL) = 0
                    ORDER BY i.priority DESC, i.due, i.id
                    LIMIT r.room
                ) c
            )""";

    /** What {@link #claimed} reads, beside the time of the claim. */
    static final String COLUMNS = """
                          i.id, i.state, i.rev, i.key, i.data, i.entered_at, i.action_at, i.attempt, i.failures, i.crashes,
                          i.event, i.event_attempt, i.event_failures, i.event_at, i.fired, i.mail, i.taken,
                          i.gate, i.partition, i.throttle,
                          i.parent, i.kids IS NOT NULL AS waits, i.joined_at
            """;

    // The update takes the very versions that were locked, by ctid: a row that a delivery or a cancellation has changed
    // since the statement began is left for the next claim, so that its counter and its inbox, which rides on the
    // signals' primary key, are never of two times. Of a long inbox the oldest 64 signals are read, and no more of
    // them than start in the first MiB; OFFSET 0 keeps the planner from looking into inboxes that the counters say are
    // empty. What has a gate begins to execute once it has its place. There is a row for none, too, which says when it
    // was that there were none.
    private static final String TAKE = """
            , clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM picked
            ), claimed AS (
                UPDATE pawl.instance i
                SET status = 1, due = NULL, lease = c.now + ? * interval '1 microsecond', node = ?, rev = i.rev + 1,
                    began_at = CASE WHEN i.gate IS NULL THEN c.now END
                FROM clock c
                WHERE i.ctid = ANY (ARRAY(SELECT spot FROM picked))
                RETURNING c.now,
            """ + COLUMNS + """
            )
            SELECT i.*, s.seqs, s.signals, s.payloads, s.times,
                   k.locked, statement_timestamp() AS looked, p.priority, p.due AS was_due,
                   (extract(epoch FROM k.now - statement_timestamp()) * 1000000)::bigint AS took
            FROM clock k
            LEFT JOIN (claimed i JOIN picked p ON p.id = i.id) ON true
            LEFT JOIN LATERAL (SELECT x.* FROM (
                SELECT array_agg(m.seq ORDER BY m.seq) AS seqs, array_agg(m.signal ORDER BY m.seq) AS signals,
                       array_agg(m.payload ORDER BY m.seq) AS payloads,
                       array_agg((extract(epoch FROM m.at) * 1000000)::bigint ORDER BY m.seq) AS times
                FROM (
                    SELECT o.*, sum(octet_length(o.payload)) OVER (ORDER BY o.seq) - octet_length(o.payload) AS before
                    FROM (
                        SELECT s.seq, s.signal, s.payload, s.at FROM pawl.signal s
                        WHERE s.instance = i.id
                        ORDER BY s.seq
                        LIMIT 64
                    ) o
                ) m
                WHERE m.before < 1048576
            ) x WHERE i.mail > i.taken OFFSET 0) s ON true
            ORDER BY p.priority DESC, p.due, p.id
            """;

    /** What is due in a queue. */
    static final String CLAIM = PICK + TAKE;

    /** What a delivery in the same transaction has woken. */
    static final String CLAIM_DELIVERED = PICK_DELIVERED + TAKE;

    // Rides on instance_due: the first entry of each priority from its mark on; and, where that is wanted, on the first
    // entry of instance_lease from its mark on and of cancellation's primary key. Locks nothing: what it has seen,
    // others may have done by then.
    static final String LOOK = """
            SELECT q.queue, q.priority, (extract(epoch FROM d.due - clock_timestamp()) * 1000000)::bigint AS micros,
                   (extract(epoch FROM d.due) * 1000000)::bigint AS due,
                   false AS expired, false AS orphans, 0 AS took
            FROM unnest(?::text[], ?::int[], ?::bigint[]) AS q(queue, priority, mark)
            CROSS JOIN LATERAL (
                SELECT i.due FROM pawl.instance i
                WHERE i.queue = q.queue AND i.priority = q.priority AND i.due IS NOT NULL
                  AND i.due >= COALESCE('epoch'::timestamptz + q.mark * interval '1 microsecond', '-infinity')
                  AND i.state = ANY (ARRAY(
                      SELECT g.id FROM unnest(?::int[]) AS g(id)
                      WHERE g.id <> ALL (ARRAY(
                          SELECT s.id FROM pawl.pause q JOIN pawl.state s ON s.machine = q.machine
                          WHERE q.machine IS NOT NULL AND q.resumed_at IS NULL))))
                  AND (SELECT count(*) FROM pawl.pause x WHERE x.queue = q.queue AND x.resumed_at IS NULL) = 0
                ORDER BY i.due
                LIMIT 1
            ) d
            UNION ALL
            SELECT NULL, 0, 0, (extract(epoch FROM statement_timestamp()) * 1000000)::bigint,
                   l.wanted AND (
                       SELECT true FROM pawl.instance i
                       WHERE i.lease < statement_timestamp()
                         AND i.lease >= COALESCE('epoch'::timestamptz + l.mark * interval '1 microsecond', '-infinity')
                       ORDER BY i.lease LIMIT 1) IS TRUE,
                   l.wanted AND (
                       SELECT true FROM pawl.cancellation c ORDER BY c.parent, c.spawn LIMIT 1) IS TRUE,
                   (extract(epoch FROM clock_timestamp() - statement_timestamp()) * 1000000)::bigint
            FROM (VALUES (?::boolean, ?::bigint)) AS l(wanted, mark)
            """;

    Picked claim(String queue, int[] states, int limit, Duration lease, long node, Watermark from) {
        return access.call("claim instances", connection -> {
            try (Call call = Call.on(connection, claim, access)) {
                Tide tide = new Tide(from, limit);
                List<Claimed> rows = call.longs(from.urgentFirst(), mark -> mark)
                        .text(queue)
                        .ints(states)
                        .text(queue)
                        .number(limit)
                        .number(limit)
                        .number(Objects.requireNonNull(Times.micros(lease)))
                        .number(node)
                        .rows(row -> {
                            Claimed claimed = PgClaims.claimed(row);
                            if (row.isLast()) {
                                tide.read(row, claimed != null);
                            }
                            return claimed;
                        });
                return new Picked(rows, tide.next(rows.size()), tide.took());
            }
        });
    }

    /** The parameters of {@link #CLAIM_DELIVERED}. */
    static Call parameters(Call call, Claiming claiming) throws SQLException {
        List<Map.Entry<String, Integer>> room = List.copyOf(claiming.room().entrySet());
        return call.texts(room, Map.Entry::getKey)
                .ints(room, Map.Entry::getValue)
                .ints(claiming.states())
                .number(Objects.requireNonNull(Times.micros(claiming.lease())))
                .number(claiming.node());
    }

    Look look(Look.Request request) {
        List<Range> ranges = new ArrayList<>();
        request.queues().forEach((queue, from) -> {
            for (int priority = 0; priority < Watermark.PRIORITIES; priority++) {
                ranges.add(new Range(queue, priority, from.at(priority)));
            }
        });
        return access.call("look for work", connection -> {
            try (Call call = Call.on(connection, look, access)) {
                call.texts(ranges, Range::queue)
                        .ints(ranges, Range::priority)
                        .longs(ranges, Range::mark)
                        .ints(request.states())
                        .flag(request.leftovers())
                        .number(request.leases());
                List<Look.Next> next = new ArrayList<>();
                Found last = call.rows(PgClaims::found).stream()
                        .filter(found -> {
                            Look.Next one = found.next();
                            if (one != null) {
                                next.add(one);
                            }
                            return one == null;
                        })
                        .findFirst()
                        .orElseThrow();
                return new Look(next, last.expired(), last.orphans(), last.at(), last.took());
            }
        });
    }

    /** A priority of a queue, and from where to look. */
    private record Range(
            String queue, int priority, @Nullable Long mark) {}

    /** The first of a range; or none, and what is left of others. */
    private record Found(Look.@Nullable Next next, boolean expired, boolean orphans, long at, long took) {}

    private static Found found(ResultSet row) throws SQLException {
        String queue = row.getString("queue");
        long due = row.getLong("due");
        return new Found(
                queue == null
                        ? null
                        : new Look.Next(
                                queue, row.getInt("priority"), Times.duration(Math.max(0, row.getLong("micros"))), due),
                row.getBoolean("expired"),
                row.getBoolean("orphans"),
                due,
                TimeUnit.MICROSECONDS.toNanos(row.getLong("took")));
    }

    /** What was claimed; null for the row that stands for nothing. */
    static @Nullable Claimed claimed(ResultSet row) throws SQLException {
        row.getLong("id");
        return row.wasNull() ? null : claimed(row, inbox(row));
    }

    /** What was claimed, with what is known of its inbox. */
    static Claimed claimed(ResultSet row, Inbox inbox) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getInt("state"),
                row.getLong("rev"),
                row.getString("key"),
                row.getString("data"),
                Times.instant(row, "now"),
                Times.instant(row, "entered_at"),
                Times.orNull(row, "action_at"),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getInt("crashes"),
                again(row),
                parent(row),
                row.getBoolean("waits"),
                Times.orNull(row, "joined_at"),
                fired(row.getArray("fired")),
                inbox,
                limited(row));
    }

    private static Limited limited(ResultSet row) throws SQLException {
        Gate gate = PgGates.gate(row);
        String throttle = row.getString("throttle");
        return gate == null && throttle == null ? Limited.NOT : new Limited(gate, throttle);
    }

    private static @Nullable Long parent(ResultSet row) throws SQLException {
        long parent = row.getLong("parent");
        return row.wasNull() ? null : parent;
    }

    private static @Nullable Again again(ResultSet row) throws SQLException {
        String event = row.getString("event");
        return event == null
                ? null
                : new Again(
                        event,
                        row.getInt("event_attempt"),
                        row.getInt("event_failures"),
                        Due.at(Times.orNull(row, "event_at")));
    }

    private static Set<String> fired(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }

    private static Inbox inbox(ResultSet row) throws SQLException {
        int mail = row.getInt("mail");
        Array seqs = row.getArray("seqs");
        if (seqs == null) {
            return new Inbox(mail, List.of(), true);
        }
        var signals = PgInboxes.mail(
                (Long[]) seqs.getArray(),
                (String[]) row.getArray("signals").getArray(),
                (String[]) row.getArray("payloads").getArray(),
                (Long[]) row.getArray("times").getArray());
        return new Inbox(mail, signals, signals.size() >= mail - row.getInt("taken"));
    }
}
