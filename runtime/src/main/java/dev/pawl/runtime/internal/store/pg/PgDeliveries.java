package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Handed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals on their way into inboxes. */
final class PgDeliveries {

    /** How often a key is looked up anew when its instance ends under the delivery's eyes. */
    private static final int LOOKUPS = 10;

    private final Access access;
    private final Dml deliver;
    private final Dml deliverTold;
    private final Dml deliverAndClaim;
    private final PgOneSignal one;
    private final PgSeveralSignals several;

    PgDeliveries(Access access, SchemaName schema) {
        this.access = access;
        this.deliver = schema.dml(given("", "", "") + DELIVER + ANSWER);
        this.deliverTold = schema.dml(given("", "", "") + DELIVER + TELL + ANSWER);
        this.deliverAndClaim = schema.dml(given("", "", "") + DELIVER_AND_MARK + ";\n" + PgClaims.CLAIM_DELIVERED);
        this.one = new PgOneSignal(access, schema);
        this.several = new PgSeveralSignals(access, schema);
    }

    private PgDeliveries(Access access, PgDeliveries like) {
        this.access = access;
        this.deliver = like.deliver;
        this.deliverTold = like.deliverTold;
        this.deliverAndClaim = like.deliverAndClaim;
        this.one = like.one.on(access);
        this.several = like.several;
    }

    /** The same statements on connections of another way. */
    PgDeliveries on(Access other) {
        return new PgDeliveries(other, this);
    }

    /** The signals, as columns; more of them where outcomes send them, and a condition. */
    static String given(String columns, String names, String where) {
        return """
            WITH given AS MATERIALIZED (
                SELECT g.*
                FROM ROWS FROM (
                    unnest(?::int[]), unnest(?::bigint[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                    unnest(?::text[]), generate_series(1, ?)""" + (columns.isEmpty() ? "" : ", " + columns) + """

                ) AS g(machine, id, key, signal, payload, dedup, n""" + names + ") " + where + ")\n";
    }

    // Instances are found by the primary key, instance_key or instance_key_ended, a row at a time. Their rows are
    // locked in the order of ids, and looked at again: what ended in between gets nothing. Numbers and the clock are
    // taken under the locks. The primary key of signal_dedup is the referee of duplicates, and only what was inserted
    // is counted, in the row itself (id = ANY (ARRAY[...]) is for the planner, as in a commit). A parked row becomes
    // due; a retry that keeps its signals waiting, and one whose workers died, keep their time. One that stands in line
    // asks at its gate again: who was letting in may have passed it over while its row was locked here.
    static final String DELIVER = """
            , found AS MATERIALIZED (
                SELECT g.n, g.dedup, COALESCE(a.id, l.id, e.id) AS id, a.machine <> g.machine AS alien,
                       COALESCE(a.ended_at, e.ended_at) IS NOT NULL AS ended
                FROM given g
                LEFT JOIN LATERAL (
                    SELECT i.id, i.machine, i.ended_at FROM pawl.instance i WHERE i.id = g.id LIMIT 1
                ) a ON true
                LEFT JOIN LATERAL (
                    SELECT i.id FROM pawl.instance i
                    WHERE i.machine = g.machine AND i.key = g.key AND i.ended_at IS NULL
                    LIMIT 1
                ) l ON true
                LEFT JOIN LATERAL (
                    SELECT i.id, i.ended_at FROM pawl.instance i
                    WHERE l.id IS NULL AND i.machine = g.machine AND i.key = g.key AND i.ended_at IS NOT NULL
                    ORDER BY i.ended_at DESC
                    LIMIT 1
                ) e ON true
            ), targets AS MATERIALIZED (
                SELECT DISTINCT f.id FROM found f
                WHERE f.id IS NOT NULL AND f.alien IS NOT TRUE AND NOT f.ended
                ORDER BY f.id
            ), locked AS MATERIALIZED (
                SELECT i.id, i.rev, i.machine, i.state, i.queue, i.due,
                       i.status IN (0, 2) AND i.event_at IS NULL AND i.crashes = 0 AS wakes
                FROM targets t
                CROSS JOIN LATERAL (
                    SELECT i.id, i.rev, i.machine, i.state, i.queue, i.due, i.status, i.event_at, i.crashes
                    FROM pawl.instance i
                    WHERE i.id = t.id AND i.ended_at IS NULL
                    LIMIT 1
                    FOR NO KEY UPDATE
                ) i
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), fresh AS (
                INSERT INTO pawl.signal_dedup (instance, dedup)
                SELECT DISTINCT f.id, f.dedup
                FROM clock c CROSS JOIN locked l JOIN found f ON f.id = l.id
                WHERE f.dedup IS NOT NULL
                ORDER BY f.id, f.dedup
                ON CONFLICT (instance, dedup) DO NOTHING
                RETURNING instance, dedup
            ), accepted AS MATERIALIZED (
                SELECT f.id, min(f.n) AS n
                FROM fresh d JOIN found f ON f.id = d.instance AND f.dedup = d.dedup
                GROUP BY f.id, f.dedup
                UNION ALL
                SELECT f.id, f.n
                FROM locked l JOIN found f ON f.id = l.id
                WHERE f.dedup IS NULL
            ), inserted AS (
                INSERT INTO pawl.signal (instance, at, signal, payload)
                SELECT a.id, c.now, g.signal, g.payload
                FROM accepted a JOIN given g ON g.n = a.n CROSS JOIN clock c
                ORDER BY g.n
                RETURNING instance
            ), counted AS MATERIALIZED (
                SELECT instance AS id, count(*)::int AS n FROM inserted GROUP BY instance
            ), told AS (
                UPDATE pawl.instance i
                SET mail = i.mail + d.n,
                    due = CASE WHEN i.status IN (0, 2) AND i.event_at IS NULL AND i.crashes = 0
                               THEN LEAST(i.due, c.now) ELSE i.due END,
                    let_at = CASE WHEN i.line_at IS NOT NULL AND i.status IN (0, 2) AND i.event_at IS NULL AND i.crashes = 0
                                  THEN COALESCE(i.let_at, c.now) ELSE i.let_at END,
                    status = CASE WHEN i.status = 2 THEN 0 ELSE i.status END
                FROM counted d CROSS JOIN clock c
                WHERE i.id = ANY (ARRAY[d.id])
            )
            """;

    // Of an operator's signal, which comes alone. Whether the history is told, is the machine's to say.
    static final String TELL = """
            , noted AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, event, who)
                SELECT l.id, l.rev, c.now, l.state, l.state, 13, 'signal ' || g.signal, ?
                FROM accepted a
                JOIN locked l ON l.id = a.id
                JOIN given g ON g.n = a.n
                JOIN pawl.machine m ON m.id = l.machine AND m.history
                CROSS JOIN clock c
            )
            """;

    private static final String ANSWERED = """
            SELECT f.n, f.id,
                   CASE WHEN f.id IS NULL THEN 'MISSING'
                        WHEN f.alien THEN 'FOREIGN'
                        WHEN f.ended OR l.id IS NULL THEN 'ENDED'
                        WHEN a.n IS NULL THEN 'DUPLICATE'
                        ELSE 'DELIVERED' END AS answer,
                   CASE WHEN a.n IS NOT NULL AND l.wakes OR l.due <= c.now THEN l.queue END AS queue,
                   NOT f.ended AND f.id IS NOT NULL AND f.alien IS NOT TRUE AND l.id IS NULL AS slipped
            FROM found f
            LEFT JOIN locked l ON l.id = f.id
            LEFT JOIN accepted a ON a.n = f.n
            CROSS JOIN clock c
            """;

    static final String ANSWER = ANSWERED + "ORDER BY f.n";

    // Tells the statement behind which instances are due; none, where a signal has to be delivered anew, in another
    // transaction: should that fail, nobody would hear of what was claimed in this one.
    private static final String MARK = """
            , answered AS MATERIALIZED (
            """ + ANSWERED + """
            ), marked AS MATERIALIZED (
                SELECT set_config('pawl_delivery.woken',
                                  COALESCE((SELECT string_agg(DISTINCT d.id::text, ',') FROM answered d
                                            WHERE d.queue IS NOT NULL
                                              AND (SELECT count(*) FROM answered s WHERE s.slipped) = 0), ''), true) AS ids
            )
            SELECT d.* FROM answered d CROSS JOIN marked k ORDER BY d.n
            """;

    static final String DELIVER_AND_MARK = DELIVER + MARK;

    List<Delivered> deliver(List<Delivery> deliveries) {
        return deliver(deliveries, null).delivered();
    }

    /** @param claiming null where nothing is to be claimed */
    Handed deliver(List<Delivery> deliveries, @Nullable Claiming claiming) {
        return access.call(deliveries.size() == 1 ? "deliver a signal" : "deliver signals", connection -> {
            Handed handed = lean(connection, deliveries, claiming);
            if (handed != null) {
                return handed;
            }
            Delivered[] answers = new Delivered[deliveries.size()];
            List<Claimed> claimed = new ArrayList<>();
            List<Integer> open = new ArrayList<>(answers.length);
            for (int i = 0; i < answers.length; i++) {
                open.add(i);
            }
            for (int lookup = 1; !open.isEmpty(); lookup++) {
                List<Delivery> batch = open.stream().map(deliveries::get).toList();
                List<Found> found =
                        claiming == null ? deliver(connection, batch) : deliver(connection, batch, claiming, claimed);
                open = answer(found, deliveries, open, answers, lookup == LOOKUPS);
            }
            return Handed.of(Arrays.asList(answers), claimed);
        });
    }

    /** By one change of each row; null where that cannot be, and nothing is changed. */
    private @Nullable Handed lean(Connection connection, List<Delivery> deliveries, @Nullable Claiming claiming)
            throws SQLException {
        if (deliveries.size() == 1) {
            return one.deliver(connection, deliveries.get(0), claiming);
        }
        // Within a caller's transaction the locks of an attempt in vain would stay, and the general statement then wait
        // for one row while it has those behind it: two of that kind would wait for each other.
        return access.autocommits() ? several.deliver(connection, deliveries, claiming) : null;
    }

    /** A signal that an operator sends, by id; the history is told who. */
    Delivered deliver(Delivery delivery, String who) {
        return access.call("deliver a signal", connection -> {
            try (Call call = parameters(Call.on(connection, deliverTold, access), List.of(delivery))) {
                return call.text(who).rows(PgDeliveries::found).get(0).answer();
            }
        });
    }

    /** Those to a key whose instance ended in between: there may be another one of that key by now. */
    private static List<Integer> answer(
            List<Found> found,
            List<Delivery> deliveries,
            List<Integer> open,
            @Nullable Delivered[] answers,
            boolean last) {
        List<Integer> again = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int index = open.get(i);
            answers[index] = found.get(i).answer();
            if (found.get(i).slipped() && deliveries.get(index).key() != null && !last) {
                again.add(index);
            }
        }
        return again;
    }

    private List<Found> deliver(Connection connection, List<Delivery> batch) throws SQLException {
        try (Call call = parameters(Call.on(connection, deliver, access), batch)) {
            return call.rows(PgDeliveries::found);
        }
    }

    private List<Found> deliver(Connection connection, List<Delivery> batch, Claiming claiming, List<Claimed> claimed)
            throws SQLException {
        try (Call call = Call.on(connection, deliverAndClaim, access)) {
            List<Found> found =
                    PgClaims.parameters(parameters(call, batch), claiming).rows(PgDeliveries::found);
            claimed.addAll(call.rows(PgClaims::claimed));
            return found;
        }
    }

    static Call parameters(Call call, List<Delivery> batch) throws SQLException {
        return call.ints(batch, Delivery::machine)
                .longs(batch, Delivery::id)
                .texts(batch, Delivery::key)
                .texts(batch, Delivery::signal)
                .texts(batch, Delivery::payload)
                .texts(batch, Delivery::dedup)
                .number(batch.size());
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(delivered(row), row.getBoolean("slipped"));
    }

    static Delivered delivered(ResultSet row) throws SQLException {
        return new Delivered(Answer.valueOf(row.getString("answer")), row.getLong("id"), row.getString("queue"));
    }

    private record Found(Delivered answer, boolean slipped) {}
}
