package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivered.Answer;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Mail;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signal to one instance, which is how most of them come: delivered, and its instance claimed, by one change of its row.
 * What it cannot do, it leaves wholly to {@link PgDeliveries}.
 */
final class PgOneSignal {

    static final String BY_ID = text("i.machine = ? AND i.id = ?", "", "");
    static final String BY_KEY = text("i.machine = ? AND i.key = ?", "", "");

    // The primary key of signal_dedup is the referee of duplicates, as ever.
    private static final String FRESH = """
            ), fresh AS (
                INSERT INTO pawl.signal_dedup (instance, dedup)
                SELECT s.id, ? FROM seen s
                ON CONFLICT (instance, dedup) DO NOTHING
                RETURNING instance
            """;

    static final String BY_ID_ONCE = text("i.machine = ? AND i.id = ?", FRESH, " CROSS JOIN fresh");
    static final String BY_KEY_ONCE = text("i.machine = ? AND i.key = ?", FRESH, " CROSS JOIN fresh");

    private final Access access;
    private final Dml byId;
    private final Dml byKey;
    private final Dml byIdOnce;
    private final Dml byKeyOnce;

    PgOneSignal(Access access, SchemaName schema) {
        this.access = access;
        this.byId = schema.dml(BY_ID);
        this.byKey = schema.dml(BY_KEY);
        this.byIdOnce = schema.dml(BY_ID_ONCE);
        this.byKeyOnce = schema.dml(BY_KEY_ONCE);
    }

    // Rides on the primary key, or on instance_key. Whoever has the row locked is not waited for, and the version that
    // is
    // locked must be the one that the snapshot shows: so what is looked up elsewhere, pauses above all, is no older
    // than in a
    // claim, and all columns are of one time, as the checks want them. No row at all where the general statement has to
    // say why, or to wait; nothing is changed then. What is claimed is what a claim behind a delivery would claim (see
    // PgClaims), but only with an empty inbox, of which the counters speak: then the signal that is inserted here is
    // all that is in it, which no snapshot could show.
    private static String text(String which, String fresh, String once) {
        return """
            WITH seen AS MATERIALIZED (
                SELECT l.id, l.wakes, clock_timestamp() AS now,
                       (l.wakes OR l.due <= clock_timestamp()) AND l.gate IS NULL
                           AND l.queue = ? AND l.state = ANY (?::int[])
                           AND (SELECT q.id FROM pawl.pause q WHERE q.machine = l.machine AND q.resumed_at IS NULL) IS NULL
                           AND (SELECT q.id FROM pawl.pause q WHERE q.queue = l.queue AND q.resumed_at IS NULL) IS NULL
                           AS claims
                FROM (
                    SELECT i.ctid AS spot, i.id, i.status IN (0, 2) AND i.event_at IS NULL AND i.crashes = 0 AS wakes,
                           i.due, i.gate, i.queue, i.state, i.machine
                    FROM pawl.instance i
                    WHERE\s""" + which + """
             AND i.ended_at IS NULL AND (i.mail = i.taken OR i.status NOT IN (0, 2) OR ?)
                    FOR NO KEY UPDATE SKIP LOCKED
                ) l
                JOIN pawl.instance v ON v.ctid = l.spot
            """ + fresh + """
            ), put AS (
                INSERT INTO pawl.signal (instance, at, signal, payload)
                SELECT s.id, s.now, ?, ? FROM seen s""" + once + """

                RETURNING seq
            )
            UPDATE pawl.instance i
            SET mail = i.mail + 1,
                status = CASE WHEN s.claims THEN 1 WHEN i.status = 2 THEN 0 ELSE i.status END,
                due = CASE WHEN s.claims THEN NULL WHEN s.wakes THEN LEAST(i.due, s.now) ELSE i.due END,
                let_at = CASE WHEN s.wakes AND i.line_at IS NOT NULL THEN COALESCE(i.let_at, s.now) ELSE i.let_at END,
                lease = CASE WHEN s.claims THEN s.now + ? * interval '1 microsecond' ELSE i.lease END,
                node = CASE WHEN s.claims THEN ? ELSE i.node END,
                rev = CASE WHEN s.claims THEN i.rev + 1 ELSE i.rev END,
                began_at = CASE WHEN s.claims THEN s.now ELSE i.began_at END
            FROM seen s CROSS JOIN put p
            WHERE i.id = ANY (ARRAY[s.id])
            RETURNING s.claims, CASE WHEN s.claims OR i.due <= s.now THEN i.queue END AS queue, p.seq, s.now,
            """ + PgClaims.COLUMNS;
    }

    /** @return null where nothing was delivered, and nothing changed: it is for the general statement */
    @Nullable Handed deliver(Connection connection, Delivery signal, @Nullable Claiming claiming) throws SQLException {
        if (claiming != null && claiming.room().size() != 1) {
            return null;
        }
        boolean byKey = signal.id() == null;
        Dml dml = signal.dedup() == null ? byKey ? this.byKey : byId : byKey ? byKeyOnce : byIdOnce;
        try (Call call = Call.on(connection, dml, access)) {
            call.text(claiming == null ? null : queue(claiming))
                    .text(claiming == null ? null : literal(claiming.states()))
                    .number(signal.machine());
            if (byKey) {
                call.text(signal.key());
            } else {
                call.number(signal.id());
            }
            call.flag(claiming == null);
            if (signal.dedup() != null) {
                call.text(signal.dedup());
            }
            List<Handed> delivered = call.text(signal.signal())
                    .text(signal.payload())
                    .number(claiming == null ? 0 : Objects.requireNonNull(Times.micros(claiming.lease())))
                    .number(claiming == null ? 0 : claiming.node())
                    .rows(row -> handed(row, signal));
            return delivered.isEmpty() ? null : delivered.get(0);
        }
    }

    private static @Nullable String queue(Claiming claiming) {
        Map.Entry<String, Integer> room = claiming.room().entrySet().iterator().next();
        return room.getValue() > 0 ? room.getKey() : null;
    }

    /** The driver's own arrays take longer to make than all else that is sent here. */
    private static String literal(int[] numbers) {
        StringBuilder literal = new StringBuilder(2 + 4 * numbers.length).append('{');
        for (int i = 0; i < numbers.length; i++) {
            literal.append(i == 0 ? "" : ",").append(numbers[i]);
        }
        return literal.append('}').toString();
    }

    private static Handed handed(ResultSet row, Delivery signal) throws SQLException {
        Delivered delivered = new Delivered(Answer.DELIVERED, row.getLong("id"), row.getString("queue"));
        if (!row.getBoolean("claims")) {
            return Handed.none(List.of(delivered));
        }
        Mail mail = new Mail(row.getLong("seq"), signal.signal(), signal.payload(), Times.instant(row, "now"));
        Claimed claimed = PgClaims.claimed(row, new Inbox(row.getInt("mail"), List.of(mail), true));
        return Handed.of(List.of(delivered), List.of(claimed));
    }
}
