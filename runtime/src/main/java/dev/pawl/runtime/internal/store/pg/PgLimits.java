package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The limits as they are set. What they mean is done by {@link PgGates} and {@link PgBuckets}. */
final class PgLimits implements Limits {

    private final Access access;
    private final PgGates gates;
    private final PgBuckets buckets;
    private final Consumer<String> due;
    private final Dml declare;
    private final Dml change;
    private final Dml quota;
    private final Dml uses;
    private final Dml empty;
    private final Dml respread;
    private final Dml forgetGates;
    private final Dml forgetBuckets;

    /**
     * @param patient for what may take its time
     * @param due told of queues in which instances have become due
     */
    PgLimits(Access access, Access patient, SchemaName schema, PgGates gates, Consumer<String> due) {
        this.access = patient;
        this.gates = gates;
        this.buckets = new PgBuckets(access, schema);
        this.due = due;
        this.declare = schema.dml(DECLARE);
        this.change = schema.dml(CHANGE);
        this.quota = schema.dml(QUOTA);
        this.uses = schema.dml(USES);
        this.empty = schema.dml(EMPTY);
        this.respread = schema.dml(RESPREAD);
        this.forgetGates = schema.dml(FORGET_GATES);
        this.forgetBuckets = schema.dml(FORGET_BUCKETS);
    }

    // Rides on the primary key. Every node comes by at its start: writes only where another thing is declared than was
    // last, so that what an operator has changed outlives restarts.
    static final String DECLARE = """
            INSERT INTO pawl.quota AS q (name, places, gap, burst, declared)
            SELECT g.name, g.places::int, g.gap, g.burst::int,
                   COALESCE('places ' || g.places, 'gap ' || g.gap || ' burst ' || g.burst)
            FROM (SELECT ?::text AS name, ?::bigint AS places, ?::bigint AS gap, ?::bigint AS burst) g
            ON CONFLICT (name) DO UPDATE
            SET places = excluded.places, gap = excluded.gap, burst = excluded.burst, declared = excluded.declared,
                who = NULL, since = statement_timestamp()
            WHERE q.declared <> excluded.declared AND (q.gap IS NULL) = (excluded.gap IS NULL)
            RETURNING name
            """;

    // Rides on the primary key.
    static final String CHANGE = """
            UPDATE pawl.quota q
            SET places = g.places::int, gap = g.gap, burst = g.burst::int, who = g.who, since = statement_timestamp()
            FROM (SELECT ?::text AS name, ?::bigint AS places, ?::bigint AS gap, ?::bigint AS burst, ?::text AS who) g
            WHERE q.name = g.name AND (q.gap IS NULL) = (g.gap IS NULL)
            RETURNING q.name
            """;

    // Rides on the primary key.
    static final String QUOTA = "SELECT q.places, q.gap, q.burst FROM pawl.quota q WHERE q.name = ?";

    // Reads the limits, which are a handful; counts on instance_place, instance_line and instance_throttled.
    static final String USES = """
            SELECT q.name, q.places, q.gap, q.burst, q.who, q.since,
                   (SELECT count(*) FROM pawl.instance i WHERE i.gate = q.name AND i.place IS NOT NULL) AS executing,
                   (SELECT count(*) FROM (
                        SELECT FROM pawl.instance i
                        WHERE i.gate = q.name AND i.line_at IS NOT NULL AND i.let_at IS NULL LIMIT 10000) l)
                   + (SELECT count(*) FROM (
                        SELECT FROM pawl.instance i
                        WHERE i.throttle = q.name LIMIT 10000) t) AS waiting
            FROM pawl.quota q
            ORDER BY q.name
            """;

    // Rides on the primary key, a range of it. What the old rate owed is not owed by the new one.
    static final String EMPTY = """
            UPDATE pawl.bucket b
            SET line = 0,
                full_at = LEAST(b.full_at, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + q.gap * q.burst)
            FROM pawl.quota q
            WHERE q.name = ? AND b.name = q.name
            """;

    // Rides on instance_throttled. Those that execute are about to take their tokens anyway.
    static final String RESPREAD = """
            WITH batch AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.throttle = ? AND i.lease IS NULL
                LIMIT ?
                FOR NO KEY UPDATE SKIP LOCKED
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM batch
            )
            UPDATE pawl.instance i
            SET throttle = NULL, action_at = c.now,
                due = CASE WHEN i.due IS NOT NULL THEN LEAST(i.due, c.now) END,
                held_due = CASE WHEN i.held_due IS NOT NULL THEN LEAST(i.held_due, c.now) END
            FROM clock c
            WHERE i.id = ANY (ARRAY(SELECT id FROM batch))
            RETURNING i.queue
            """;

    // Rides on gate_day. What somebody uses just now is passed over; who comes later makes another.
    static final String FORGET_GATES = """
            WITH old AS MATERIALIZED (
                SELECT g.ctid AS spot FROM pawl.gate g
                WHERE g.day < (statement_timestamp() AT TIME ZONE 'UTC')::date - 1
                ORDER BY g.day
                LIMIT ?
                FOR UPDATE SKIP LOCKED
            )
            DELETE FROM pawl.gate g WHERE g.ctid = ANY (ARRAY(SELECT spot FROM old))
            RETURNING 1 AS one
            """;

    // Rides on bucket_day, likewise. One that is not full yet stays.
    static final String FORGET_BUCKETS = """
            WITH old AS MATERIALIZED (
                SELECT b.ctid AS spot FROM pawl.bucket b
                WHERE b.day < (statement_timestamp() AT TIME ZONE 'UTC')::date - 1
                  AND GREATEST(b.full_at, b.line) < (extract(epoch FROM statement_timestamp()) * 1000000)::bigint
                ORDER BY b.day
                LIMIT ?
                FOR UPDATE SKIP LOCKED
            )
            DELETE FROM pawl.bucket b WHERE b.ctid = ANY (ARRAY(SELECT spot FROM old))
            RETURNING 1 AS one
            """;

    @Override
    public boolean declare(String name, Quota declared) {
        boolean changed = access.call("declare a limit", connection -> {
            try (Call call = Call.on(connection, declare, access)) {
                return !parameters(call.text(name), declared)
                        .rows(row -> row.getString("name"))
                        .isEmpty();
            }
        });
        if (!changed) {
            requireKind(name, declared);
        }
        return changed;
    }

    @Override
    public boolean change(String name, Quota wanted, String who) {
        boolean changed = access.call("change a limit", connection -> {
            try (Call call = Call.on(connection, change, access)) {
                return !parameters(call.text(name), wanted)
                        .text(who)
                        .rows(row -> row.getString("name"))
                        .isEmpty();
            }
        });
        if (!changed) {
            requireKind(name, wanted);
        }
        return changed;
    }

    private void requireKind(String name, Quota wanted) {
        Optional<Quota> found = quota(name);
        if (found.isPresent() && found.get().rate() != wanted.rate()) {
            throw new IllegalArgumentException("limit '" + name + "' is declared as one on "
                    + (wanted.rate() ? "how many execute, not on a rate" : "a rate, not on how many execute")
                    + "; use another name");
        }
    }

    private static Call parameters(Call call, Quota quota) throws SQLException {
        Integer places = quota.places();
        return call.number(places == null ? null : Long.valueOf(places))
                .number(Times.micros(quota.gap()))
                .number(quota.rate() ? Long.valueOf(quota.burst()) : null);
    }

    @Override
    public Optional<Quota> quota(String name) {
        return access.call("look up a limit", connection -> {
            try (Call call = Call.on(connection, quota, access)) {
                return call.text(name).rows(PgLimits::quota).stream().findFirst();
            }
        });
    }

    private static Quota quota(ResultSet row) throws SQLException {
        int places = row.getInt("places");
        @Nullable Integer most = row.wasNull() ? null : Integer.valueOf(places);
        long gap = row.getLong("gap");
        return new Quota(most, row.wasNull() ? null : Times.duration(gap), row.getInt("burst"));
    }

    @Override
    public List<Quota.Use> uses() {
        return access.call("list limits", connection -> {
            try (Call call = Call.on(connection, uses, access)) {
                return call.rows(row -> new Quota.Use(
                        row.getString("name"),
                        quota(row),
                        row.getString("who"),
                        Times.instant(row, "since"),
                        row.getLong("executing"),
                        row.getLong("waiting")));
            }
        });
    }

    @Override
    public void widen(String name) {
        Gate whole = new Gate(name, "");
        gates.letIn(List.of(whole));
        Optional<Gate> last = Optional.of(whole);
        while (last.isPresent() && last.get().limit().equals(name)) {
            last = gates.sweep(last.get(), 500);
        }
    }

    @Override
    public int respread(String name, int most) {
        access.call("empty the lines of a limit", connection -> {
            try (Call call = Call.on(connection, empty, access)) {
                call.text(name).run();
            }
            return name;
        });
        List<String> queues = access.call("have instances ask for their turns anew", connection -> {
            try (Call call = Call.on(connection, respread, access)) {
                return call.text(name).number(most).rows(row -> row.getString("queue"));
            }
        });
        queues.stream().distinct().forEach(due);
        return queues.size();
    }

    @Override
    public List<Long> enter(Map<Held, Gate> rows, long node) {
        return rows.isEmpty() ? List.of() : gates.enter(rows, node);
    }

    @Override
    public void letIn(Collection<Gate> of) {
        gates.letIn(of);
    }

    @Override
    public List<Taken> take(List<Take> wishes) {
        return wishes.isEmpty() ? List.of() : buckets.take(wishes);
    }

    @Override
    public Optional<Gate> sweep(Gate after, int most) {
        return gates.sweep(after, most);
    }

    @Override
    public int forget(int most) {
        return Math.max(forget(forgetGates, most), forget(forgetBuckets, most));
    }

    private int forget(Dml dml, int most) {
        return access.call("forget unused gates and buckets", connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                return call.number(most).rows(row -> row.getInt("one")).size();
            }
        });
    }
}
