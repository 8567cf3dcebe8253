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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signal to one instance, which is how most of them come: delivered, and its instance claimed, by one change of its row.
 * What it cannot do, it leaves wholly to {@link PgDeliveries}.
 */
final class PgOneSignal {

    private final Access access;
    private final List<Dml> forms;

    PgOneSignal(Access access, SchemaName schema) {
        this.access = access;
        this.forms = texts().stream().map(schema::dml).toList();
    }

    private PgOneSignal(Access access, PgOneSignal like) {
        this.access = access;
        this.forms = like.forms;
    }

    /** The same statements on connections of another way. */
    PgOneSignal on(Access other) {
        return new PgOneSignal(other, this);
    }

    /** A statement for each of {@link #form}. */
    static List<String> texts() {
        return texts(PgOneSignal::text);
    }

    /** What makes a statement of a form. */
    interface Text {
        String of(boolean byKey, boolean once, boolean claims);
    }

    /** One for each of {@link #form}. */
    static List<String> texts(Text text) {
        List<String> texts = new ArrayList<>();
        for (int form = 0; form < 8; form++) {
            texts.add(text.of((form & 1) != 0, (form & 2) != 0, (form & 4) != 0));
        }
        return texts;
    }

    static int form(boolean byKey, boolean once, boolean claims) {
        return (byKey ? 1 : 0) + (once ? 2 : 0) + (claims ? 4 : 0);
    }

    // Rides on the primary key, or instance_machine, which is as good; or on instance_key. Whoever has the row locked
    // is not waited for, and the version that is locked must be the one that the snapshot shows: so what is looked up
    // elsewhere, pauses above all, is no older than in a claim, and all columns are of one time, as the checks want
    // them. No row at all where the general statement has to say why, or to wait; nothing is changed then.
    private static String text(boolean byKey, boolean once, boolean claims) {
        return """
            WITH seen AS MATERIALIZED (
                SELECT l.id, l.wakes, clock_timestamp() AS now""" + (claims ? CLAIMS : "") + """

                FROM (
            """ + LOOKED_UP + """
                    WHERE i.machine = ? AND i.""" + (byKey ? "key" : "id")
                + " = ? AND i.ended_at IS NULL"
                + (claims ? EMPTY : "") + """

                    FOR NO KEY UPDATE SKIP LOCKED
                ) l
                JOIN pawl.instance v ON v.ctid = l.spot
            """ + (once ? FRESH : "") + """
            ), put AS (
                INSERT INTO pawl.signal (instance, at, signal, payload)
                SELECT s.id, s.now, ?, ? FROM seen s""" + (once ? " CROSS JOIN fresh" : "") + """

                RETURNING seq
            )
            UPDATE pawl.instance i
            SET mail = i.mail + 1,
            """
                + (claims ? TAKEN : WOKEN) + """
            FROM seen s CROSS JOIN put p
            WHERE i.id = ANY (ARRAY[s.id])
            """ + (claims ? RETURNING_TAKEN + PgClaims.COLUMNS : RETURNING_WOKEN);
    }

    static final String LOOKED_UP = """
                    SELECT i.ctid AS spot, i.id, i.status IN (0, 2) AND i.event_at IS NULL AND i.crashes = 0 AS wakes,
                           i.due, i.gate, i.queue, i.state, i.machine
                    FROM pawl.instance i
            """;

    // The primary key of signal_dedup is the referee of duplicates, as ever.
    private static final String FRESH = """
            ), fresh AS (
                INSERT INTO pawl.signal_dedup (instance, dedup)
                SELECT s.id, ? FROM seen s
                ON CONFLICT (instance, dedup) DO NOTHING
                RETURNING instance
            """;

    static final String WOKEN = """
                status = CASE WHEN i.status = 2 THEN 0 ELSE i.status END,
                due = CASE WHEN s.wakes THEN LEAST(i.due, s.now) ELSE i.due END,
                let_at = CASE WHEN s.wakes AND i.line_at IS NOT NULL THEN COALESCE(i.let_at, s.now) ELSE i.let_at END
            """;

    static final String RETURNING_WOKEN =
            "RETURNING i.id, CASE WHEN i.due <= s.now THEN i.queue END AS queue, false AS claims";

    // What is claimed is what a claim behind a delivery would claim, see PgClaims.
    static final String CLAIMS = """
            ,
                       (l.wakes OR l.due <= clock_timestamp()) AND l.gate IS NULL
                           AND l.queue = ? AND l.state = ANY (?::int[])
                           AND (SELECT q.id FROM pawl.pause q WHERE q.machine = l.machine AND q.resumed_at IS NULL) IS NULL
                           AND (SELECT q.id FROM pawl.pause q WHERE q.queue = l.queue AND q.resumed_at IS NULL) IS NULL
                           AS claims""";

    // Only with an empty inbox, of which the counters speak: then the signal that is inserted here is all that is in
    // it, which no snapshot could show.
    static final String EMPTY = " AND (i.mail = i.taken OR i.status NOT IN (0, 2))";

    static final String TAKEN = """
                status = CASE WHEN s.claims THEN 1 WHEN i.status = 2 THEN 0 ELSE i.status END,
                due = CASE WHEN s.claims THEN NULL WHEN s.wakes THEN LEAST(i.due, s.now) ELSE i.due END,
                let_at = CASE WHEN s.wakes AND i.line_at IS NOT NULL THEN COALESCE(i.let_at, s.now) ELSE i.let_at END,
                lease = CASE WHEN s.claims THEN s.now + ? * interval '1 microsecond' ELSE i.lease END,
                node = CASE WHEN s.claims THEN ? ELSE i.node END,
                rev = CASE WHEN s.claims THEN i.rev + 1 ELSE i.rev END,
                began_at = CASE WHEN s.claims THEN s.now ELSE i.began_at END
            """;

    static final String RETURNING_TAKEN = """
            RETURNING s.claims, CASE WHEN s.claims OR i.due <= s.now THEN i.queue END AS queue, p.seq, s.now,
            """;

    /** @return null where nothing was delivered, and nothing changed: it is for the general statement */
    @Nullable Handed deliver(Connection connection, Delivery signal, @Nullable Claiming claiming) throws SQLException {
        if (claiming != null && claiming.room().size() != 1) {
            return null;
        }
        Dml dml = forms.get(form(signal.id() == null, signal.dedup() != null, claiming != null));
        try (Call call = Call.on(connection, dml, access)) {
            if (claiming != null) {
                claims(call, claiming);
            }
            call.number(signal.machine());
            if (signal.id() == null) {
                call.text(signal.key());
            } else {
                call.number(signal.id());
            }
            if (signal.dedup() != null) {
                call.text(signal.dedup());
            }
            call.text(signal.signal()).text(signal.payload());
            if (claiming != null) {
                lease(call, claiming);
            }
            List<Handed> delivered = call.rows(row -> handed(row, signal));
            return delivered.isEmpty() ? null : delivered.get(0);
        }
    }

    /** The parameters of {@link #CLAIMS}. */
    static void claims(Call call, Claiming claiming) throws SQLException {
        Map.Entry<String, Integer> room = claiming.room().entrySet().iterator().next();
        call.text(room.getValue() > 0 ? room.getKey() : null).text(Literals.ints(claiming.states()));
    }

    /** The parameters of {@link #TAKEN}. */
    static void lease(Call call, Claiming claiming) throws SQLException {
        call.number(Objects.requireNonNull(Times.micros(claiming.lease()))).number(claiming.node());
    }

    private static Handed handed(ResultSet row, Delivery signal) throws SQLException {
        List<Delivered> delivered = List.of(delivered(row));
        Claimed claimed = claimed(row, signal);
        return claimed == null ? Handed.none(delivered) : Handed.of(delivered, List.of(claimed));
    }

    static Delivered delivered(ResultSet row) throws SQLException {
        return new Delivered(Answer.DELIVERED, row.getLong("id"), row.getString("queue"));
    }

    /** What was claimed with a signal; null if nothing was. */
    static @Nullable Claimed claimed(ResultSet row, Delivery signal) throws SQLException {
        if (!row.getBoolean("claims")) {
            return null;
        }
        Mail mail = new Mail(row.getLong("seq"), signal.signal(), signal.payload(), Times.instant(row, "now"));
        return PgClaims.claimed(row, new Inbox(row.getInt("mail"), List.of(mail), true));
    }
}
