package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Handed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Several signals, each to another instance: what {@link PgOneSignal} does for one, for all of them or for none. What it
 * cannot do, it leaves wholly to {@link PgDeliveries}. Thread-safe.
 */
final class PgSeveralSignals {

    /** How many groups in a row are not tried, at the most. */
    private static final int LONGEST_REST = 32;

    private final Access access;
    private final List<Dml> forms;
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicInteger rest = new AtomicInteger();

    PgSeveralSignals(Access access, SchemaName schema) {
        this.access = access;
        this.forms = texts().stream().map(schema::dml).toList();
    }

    /** A statement for each of {@link PgOneSignal#form}. */
    static List<String> texts() {
        return PgOneSignal.texts(PgSeveralSignals::text);
    }

    // Rides on the primary key, or instance_machine, or instance_key, a row at a time, and locks by the primary key, in
    // the order of ids. All are found, or none is locked; all are locked, each in the version that the snapshot shows,
    // and by nobody else, or none is delivered to. Everything else is as it is for one signal. That none is a duplicate
    // the snapshot can say, too: a signal with a dedup key changes the row of its instance, so the version would
    // be another one. The primary key of signal_dedup would refuse it loudly. All this is counted, and nothing is
    // filtered: a planner that expected few rows would compare each with each to join the numbers of the signals.
    private static String text(boolean byKey, boolean once, boolean claims) {
        return """
            WITH found AS MATERIALIZED (
                SELECT g.n, g.signal, g.payload, g.dedup, i.*""" + (once ? HAD : "") + """

                FROM ROWS FROM (
                    unnest(?::int[]), unnest(?::""" + (byKey ? "text[]" : "bigint[]") + """
            ), unnest(?::text[]), unnest(?::text[]),
                    unnest("""
                + (once ? "?::text[]" : "NULL::text[]") + """
            ), generate_series(1, ?)
                ) AS g(machine, address, signal, payload, dedup, n)
                CROSS JOIN LATERAL (
            """ + PgOneSignal.LOOKED_UP + """
                    WHERE i.machine = g.machine AND i.""" + (byKey ? "key" : "id")
                + " = g.address AND i.ended_at IS NULL" + (claims ? PgOneSignal.EMPTY : "") + """

                    LIMIT 1
                ) i
                ORDER BY i.id
            ), locked AS MATERIALIZED (
                SELECT f.*, v.version
                FROM found f
                CROSS JOIN LATERAL (
                    SELECT i.ctid AS version FROM pawl.instance i
                    WHERE i.id = f.id
                    FOR NO KEY UPDATE SKIP LOCKED
                ) v
                WHERE (SELECT count(*)"""
                + (once ? " - count(had)" : "") + """
             FROM found) = ?
            ), seen AS MATERIALIZED (
                SELECT l.n, l.id, l.signal, l.payload, l.dedup, l.wakes, l.due, c.now""" + (claims ? PgOneSignal.CLAIMS : "")
                + """

                FROM (
                    SELECT clock_timestamp() AS now FROM locked
                    HAVING count(*) FILTER (WHERE version = spot) = ?
                ) c
                CROSS JOIN locked l
            ), put AS (
                INSERT INTO pawl.signal (instance, at, signal, payload)
                SELECT s.id, s.now, s.signal, s.payload FROM seen s
                RETURNING instance, seq
            """ + (once ? KEPT : "") + """
            )
            UPDATE pawl.instance i
            SET mail = i.mail + 1,
            """
                + (claims ? PgOneSignal.TAKEN : PgOneSignal.WOKEN) + """
            FROM seen s"""
                + (claims ? " JOIN put p ON p.instance = s.id" : "") + """

            WHERE i.id = ANY (ARRAY[s.id])
            """
                + (claims ? PgOneSignal.RETURNING_TAKEN + PgClaims.COLUMNS + ORDER : PgOneSignal.RETURNING_WOKEN)
                + ", s.n";
    }

    // Rides on the primary key of signal_dedup.
    private static final String HAD = """
            ,
                       (SELECT d.instance FROM pawl.signal_dedup d WHERE d.instance = i.id AND d.dedup = g.dedup) AS had""";

    private static final String KEPT = """
            ), kept AS (
                INSERT INTO pawl.signal_dedup (instance, dedup)
                SELECT s.id, s.dedup FROM seen s WHERE s.dedup IS NOT NULL
            """;

    // In which a claim gives them.
    private static final String ORDER =
            ", i.priority, CASE WHEN s.wakes THEN LEAST(s.due, s.now) ELSE s.due END AS was_due";

    private static final Comparator<Taken> AS_CLAIMED = Comparator.comparing(Taken::priority)
            .reversed()
            .thenComparing(Taken::due)
            .thenComparing(taken -> taken.row().id());

    /** An instance that was claimed with its signal. */
    private record Taken(Claimed row, int priority, Instant due) {}

    private record Key(int machine, @Nullable String key) {}

    /** @return null where nothing was delivered, and nothing changed: they are for the general statement */
    @Nullable Handed deliver(Connection connection, List<Delivery> signals, @Nullable Claiming claiming) throws SQLException {
        if (!suits(signals, claiming) || rest.getAndUpdate(groups -> Math.max(0, groups - 1)) > 0) {
            return null;
        }
        boolean byKey = signals.get(0).id() == null;
        boolean once = signals.stream().anyMatch(signal -> signal.dedup() != null);
        Dml dml = forms.get(PgOneSignal.form(byKey, once, claiming != null));
        try (Call call = Call.on(connection, dml, access)) {
            call.ints(signals, Delivery::machine);
            if (byKey) {
                call.texts(signals, Delivery::key);
            } else {
                call.longs(signals, Delivery::id);
            }
            call.texts(signals, Delivery::signal).texts(signals, Delivery::payload);
            if (once) {
                call.texts(signals, Delivery::dedup);
            }
            call.number(signals.size()).number(signals.size());
            if (claiming != null) {
                PgOneSignal.claims(call, claiming);
            }
            call.number(signals.size());
            if (claiming != null) {
                PgOneSignal.lease(call, claiming);
            }
            return handed(call, signals);
        }
    }

    /** Whether they are all by id or all by key, each to another instance, and there is room for all of them. */
    private boolean suits(List<Delivery> signals, @Nullable Claiming claiming) {
        if (claiming != null
                && (claiming.room().size() != 1
                        || claiming.room().values().iterator().next() < signals.size())) {
            return false;
        }
        boolean byKey = signals.get(0).id() == null;
        Set<Object> addresses = new HashSet<>();
        for (Delivery signal : signals) {
            Long id = signal.id();
            if ((id == null) != byKey || !addresses.add(id == null ? new Key(signal.machine(), signal.key()) : id)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Handed handed(Call call, List<Delivery> signals) throws SQLException {
        Delivered[] delivered = new Delivered[signals.size()];
        List<Taken> taken = new ArrayList<>();
        boolean none = call.rows(row -> {
                    int n = row.getInt("n") - 1;
                    delivered[n] = PgOneSignal.delivered(row);
                    Taken one = taken(row, signals.get(n));
                    if (one != null) {
                        taken.add(one);
                    }
                    return n;
                })
                .isEmpty();
        if (none) {
            // A miss is dear where many are looked up and locked in vain, and whoever is locked now may well be again.
            // The more groups in a row it could not do, the more it leaves untried.
            rest.set(Math.min(LONGEST_REST, 1 << Math.min(30, misses.getAndIncrement())));
            return null;
        }
        misses.set(0);
        taken.sort(AS_CLAIMED);
        return Handed.of(
                Arrays.asList(delivered), taken.stream().map(Taken::row).toList());
    }

    private static @Nullable Taken taken(ResultSet row, Delivery signal) throws SQLException {
        Claimed claimed = PgOneSignal.claimed(row, signal);
        return claimed == null ? null : new Taken(claimed, row.getInt("priority"), Times.instant(row, "was_due"));
    }
}
