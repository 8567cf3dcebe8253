package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Apart;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Lent;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.jdbc.Transaction;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Operated;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.ScheduleDefinition.Policy;
import dev.pawl.runtime.internal.store.ScheduleRow;
import dev.pawl.runtime.internal.store.Schedules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Schedules. Each statement rides on the primary key, a name at a time; only the list reads the table, which is small. */
final class PgSchedules implements Schedules {

    /** How often a schedule is told that a live node has it; a small part of the time for which that holds. */
    private static final Duration FRESH = ALIVE.dividedBy(6);

    private final DataSource source;
    private final Duration longest;
    private final Executor threads;
    private final Access access;
    private final PgInserts inserts;
    private final Dml look;
    private final Dml make;
    private final Dml change;
    private final Dml lock;
    private final Dml fired;
    private final Dml skip;
    private final Dml fail;
    private final Dml list;
    private final Dml pause;
    private final Dml resume;
    private final Dml ask;
    private final Dml delete;

    PgSchedules(
            DataSource source, Duration longest, Executor threads, Access access, SchemaName schema, PgGates gates) {
        this.source = source;
        this.longest = longest;
        this.threads = threads;
        this.access = access;
        this.inserts = new PgInserts(access, schema, gates);
        this.look = schema.dml(LOOK);
        this.make = schema.dml(MAKE);
        this.change = schema.dml(CHANGE);
        this.lock = schema.dml(LOCK);
        this.fired = schema.dml(FIRED);
        this.skip = schema.dml(SKIP);
        this.fail = schema.dml(FAIL);
        this.list = schema.dml(LIST);
        this.pause = schema.dml(PAUSE + ANSWER);
        this.resume = schema.dml(RESUME + ANSWER);
        this.ask = schema.dml(ASK + ANSWER);
        this.delete = schema.dml(DELETE + ANSWER);
    }

    private static final String COLUMNS = """
            s.name, s.expression, s.zone, s.missed, s.rev, s.since, s.next, s.last_at, s.last_instance, s.paused_by,
            s.paused_at, s.resumed_by, s.resumed_at, s.triggered_by, s.triggered_at, s.asked_by, s.asked_at, s.failures,
            s.again_at, s.error, s.error_at, statement_timestamp() AS now,
            s.seen_at > statement_timestamp() - %s * interval '1 second' AS live
            """.formatted(ALIVE.toSeconds());

    // Rides on the primary key. One that somebody has locked just now is not told: another look will do that. A name
    // that is not there has a row all the same, for the time.
    static final String LOOK = """
            WITH given AS MATERIALIZED (
                SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::int[]) AS g(name, expression, zone, missed)
            ), stale AS MATERIALIZED (
                SELECT s.name
                FROM given g
                JOIN pawl.schedule s ON s.name = g.name AND s.expression = g.expression AND s.zone = g.zone
                     AND s.missed = g.missed
                WHERE s.seen_at < statement_timestamp() - %s * interval '1 second'
                FOR NO KEY UPDATE OF s SKIP LOCKED
            ), told AS (
                UPDATE pawl.schedule s SET seen_at = statement_timestamp()
                WHERE s.name = ANY (ARRAY(SELECT name FROM stale))
            )
            SELECT %s FROM given g LEFT JOIN pawl.schedule s ON s.name = g.name
            """.formatted(FRESH.toSeconds(), COLUMNS);

    // The primary key is the referee of two nodes that both find no such schedule.
    static final String MAKE = """
            INSERT INTO pawl.schedule (name, expression, zone, missed, next, since, seen_at)
            SELECT g.*, statement_timestamp(), statement_timestamp()
            FROM (SELECT ?::text, ?::text, ?::text, ?::bigint::smallint,
                         'epoch'::timestamptz + ?::bigint * interval '1 microsecond') g
            ON CONFLICT (name) DO NOTHING
            RETURNING 1 AS one
            """;

    // Rides on the primary key; the revision settles who of two nodes is first. What failed for the definition that was
    // may go well with this one.
    static final String CHANGE = """
            UPDATE pawl.schedule s
            SET rev = s.rev + 1, expression = g.expression, zone = g.zone, missed = g.missed, next = g.next,
                since = CASE WHEN (s.expression, s.zone) = (g.expression, g.zone) THEN s.since
                             ELSE statement_timestamp() END,
                seen_at = statement_timestamp(), failures = 0, again_at = NULL
            FROM (SELECT ?::text AS name, ?::text AS expression, ?::text AS zone, ?::bigint::smallint AS missed,
                         'epoch'::timestamptz + ?::bigint * interval '1 microsecond' AS next) g
            WHERE s.name = g.name AND s.rev = ?
            RETURNING 1 AS one
            """;

    // Rides on the primary key. Of the nodes that come with one revision the first gets the lock, and the others,
    // which wait for it, find the revision gone. A node that freezes now holds up the schedule no longer than its
    // session may idle.
    static final String LOCK = """
            SELECT s.rev, set_config('idle_in_transaction_session_timeout', '10s', true) AS unused
            FROM pawl.schedule s
            WHERE s.name = ? AND s.rev = ?
            FOR NO KEY UPDATE
            """;

    // Rides on the primary key, on a row that is locked. An operator's occurrence is beside the others: these stay as
    // they are.
    static final String FIRED = """
            UPDATE pawl.schedule s
            SET rev = s.rev + 1,
                next = COALESCE('epoch'::timestamptz + g.next * interval '1 microsecond', s.next),
                failures = CASE WHEN g.next IS NULL THEN s.failures ELSE 0 END,
                again_at = CASE WHEN g.next IS NULL THEN s.again_at END,
                last_at = CASE WHEN g.instance IS NULL THEN s.last_at
                               ELSE 'epoch'::timestamptz + g.at * interval '1 microsecond' END,
                last_instance = COALESCE(g.instance, s.last_instance),
                triggered_by = COALESCE(g.who, s.triggered_by),
                triggered_at = CASE WHEN g.who IS NULL THEN s.triggered_at ELSE statement_timestamp() END,
                asked_by = CASE WHEN g.asked = 0 THEN s.asked_by END,
                asked_at = CASE WHEN g.asked = 0 THEN s.asked_at END,
                error = COALESCE(g.error, s.error),
                error_at = CASE WHEN g.error IS NULL THEN s.error_at ELSE statement_timestamp() END
            FROM (SELECT ?::text AS name, ?::bigint AS next, ?::bigint AS at, ?::bigint AS instance, ?::text AS who,
                         ?::bigint AS asked, ?::text AS error) g
            WHERE s.name = g.name
            """;

    // Rides on the primary key.
    static final String SKIP = """
            UPDATE pawl.schedule s
            SET rev = s.rev + 1, next = 'epoch'::timestamptz + ?::bigint * interval '1 microsecond', failures = 0,
                again_at = NULL
            WHERE s.name = ? AND s.rev = ?
            RETURNING 1 AS one
            """;

    // Rides on the primary key. What an operator asked for is not tried again.
    static final String FAIL = """
            UPDATE pawl.schedule s
            SET rev = s.rev + 1, error = g.error, error_at = statement_timestamp(),
                failures = s.failures + CASE WHEN g.again IS NULL THEN 0 ELSE 1 END,
                again_at = CASE WHEN g.again IS NULL THEN s.again_at
                                ELSE statement_timestamp() + g.again * interval '1 microsecond' END,
                asked_by = CASE WHEN g.again IS NOT NULL THEN s.asked_by END,
                asked_at = CASE WHEN g.again IS NOT NULL THEN s.asked_at END
            FROM (SELECT ?::text AS name, ?::text AS error, ?::bigint AS again) g
            WHERE s.name = g.name AND s.rev = ?
            RETURNING 1 AS one
            """;

    // Reads the whole table.
    static final String LIST = "SELECT %s FROM pawl.schedule s ORDER BY s.name".formatted(COLUMNS);

    // Rides on the primary key, as all the operators' do. A firing that has the lock is waited for; one that comes
    // after finds the revision gone.
    static final String PAUSE = """
            WITH done AS (
                UPDATE pawl.schedule s SET rev = s.rev + 1, paused_by = g.who, paused_at = statement_timestamp()
                FROM (SELECT ?::text AS name, ?::text AS who) g
                WHERE s.name = g.name AND s.paused_at IS NULL
                RETURNING s.name
            )
            """;

    static final String RESUME = """
            WITH done AS (
                UPDATE pawl.schedule s
                SET rev = s.rev + 1, paused_by = NULL, paused_at = NULL, resumed_by = g.who,
                    resumed_at = statement_timestamp()
                FROM (SELECT ?::text AS name, ?::text AS who) g
                WHERE s.name = g.name AND s.paused_at IS NOT NULL
                RETURNING s.name
            )
            """;

    static final String ASK = """
            WITH done AS (
                UPDATE pawl.schedule s SET rev = s.rev + 1, asked_by = g.who, asked_at = statement_timestamp()
                FROM (SELECT ?::text AS name, ?::text AS who) g
                WHERE s.name = g.name AND s.asked_at IS NULL
                  AND s.seen_at > statement_timestamp() - %s * interval '1 second'
                RETURNING s.name
            )
            """.formatted(ALIVE.toSeconds());

    static final String DELETE = """
            WITH done AS (
                DELETE FROM pawl.schedule s USING (SELECT ?::text AS name, ?::text AS who) g
                WHERE s.name = g.name AND s.seen_at <= statement_timestamp() - %s * interval '1 second'
                RETURNING s.name
            )
            """.formatted(ALIVE.toSeconds());

    /** After one of those before. */
    private static final String ANSWER = """
            SELECT EXISTS (SELECT FROM done) AS done,
                   EXISTS (SELECT FROM pawl.schedule s WHERE s.name = ?) AS present
            """;

    @Override
    public Looked look(Collection<ScheduleDefinition> definitions) {
        List<ScheduleDefinition> given = List.copyOf(definitions);
        return access.call("look at schedules", connection -> {
            try (Call call = Call.on(connection, look, access)) {
                List<ScheduleRow> rows = new ArrayList<>();
                List<Instant> now = call.texts(given, ScheduleDefinition::name)
                        .texts(given, ScheduleDefinition::expression)
                        .texts(given, ScheduleDefinition::zone)
                        .ints(given, definition -> definition.missed().ordinal())
                        .rows(row -> {
                            if (row.getString("name") != null) {
                                rows.add(row(row));
                            }
                            return Times.instant(row, "now");
                        });
                return new Looked(now.get(0), rows);
            }
        });
    }

    @Override
    public boolean define(ScheduleDefinition definition, Instant next, long rev) {
        boolean there = rev != ScheduleRow.NONE;
        return access.call("define a schedule", connection -> {
            try (Call call = Call.on(connection, there ? change : make, access)) {
                call.text(definition.name())
                        .text(definition.expression())
                        .text(definition.zone())
                        .number(definition.missed().ordinal())
                        .number(Times.micros(next));
                return done(there ? call.number(rev) : call);
            }
        });
    }

    @Override
    public @Nullable InsertedRow fire(Firing firing, NewRow instance) {
        // Not on the caller's thread, which may have a transaction of its own.
        return Apart.call(threads, () -> {
            try (Transaction transaction = Transaction.begin(source, longest)) {
                return transaction.last(() -> fire(transaction, firing, instance));
            }
        });
    }

    private @Nullable InsertedRow fire(Transaction transaction, Firing firing, NewRow instance) {
        Lent lent = new Lent(transaction.connection());
        if (!lent.call("lock a schedule", connection -> locked(connection, firing))) {
            return null;
        }
        InsertedRow inserted = inserts.on(lent).insert(List.of(instance)).get(0);
        String error = inserted.created() ? null : firing.refused(instance.key(), inserted.id());
        lent.call("tell a schedule", connection -> {
            try (Call call = Call.on(connection, fired, lent)) {
                call.text(firing.name())
                        .number(Times.micros(firing.next()))
                        .number(Times.micros(firing.at()))
                        .number(inserted.created() ? (Long) inserted.id() : null)
                        .text(firing.by())
                        .number(firing.asked() ? 1 : 0)
                        .text(error)
                        .run();
            }
            return firing;
        });
        transaction.commit();
        return inserted;
    }

    /** What it sets ends with the transaction, which is its own. */
    private boolean locked(Connection connection, Firing firing) throws SQLException {
        try (Call call = Call.guarded(connection, lock)) {
            return !call.text(firing.name())
                    .number(firing.rev())
                    .rows(row -> row.getLong("rev"))
                    .isEmpty();
        }
    }

    @Override
    public boolean skip(String name, long rev, Instant next) {
        return access.call("skip occurrences of a schedule", connection -> {
            try (Call call = Call.on(connection, skip, access)) {
                return done(call.number(Times.micros(next)).text(name).number(rev));
            }
        });
    }

    @Override
    public boolean fail(String name, long rev, String error, @Nullable Duration again) {
        return access.call("tell that a schedule failed", connection -> {
            try (Call call = Call.on(connection, fail, access)) {
                return done(
                        call.text(name).text(error).number(Times.micros(again)).number(rev));
            }
        });
    }

    private static boolean done(Call call) throws SQLException {
        return !call.rows(row -> row.getInt("one")).isEmpty();
    }

    @Override
    public List<ScheduleRow> list() {
        return access.call("list schedules", connection -> {
            try (Call call = Call.on(connection, list, access)) {
                return call.rows(PgSchedules::row);
            }
        });
    }

    @Override
    public Operated.Answer pause(String name, String who) {
        return operate("pause a schedule", pause, name, who);
    }

    @Override
    public Operated.Answer resume(String name, String who) {
        return operate("resume a schedule", resume, name, who);
    }

    @Override
    public Operated.Answer ask(String name, String who) {
        return operate("trigger a schedule", ask, name, who);
    }

    @Override
    public Operated.Answer delete(String name) {
        return operate("delete a schedule", delete, name, null);
    }

    private Operated.Answer operate(String doing, Dml dml, String name, @Nullable String who) {
        return access.call(doing, connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                return call.text(name)
                        .text(who)
                        .text(name)
                        .rows(row -> row.getBoolean("done")
                                ? Operated.Answer.DONE
                                : row.getBoolean("present") ? Operated.Answer.NOT_APPLICABLE : Operated.Answer.MISSING)
                        .get(0);
            }
        });
    }

    private static ScheduleRow row(ResultSet row) throws SQLException {
        Instant errorAt = Times.orNull(row, "error_at");
        return new ScheduleRow(
                new ScheduleDefinition(
                        row.getString("name"),
                        row.getString("expression"),
                        row.getString("zone"),
                        Policy.values()[row.getInt("missed")]),
                row.getLong("rev"),
                Times.instant(row, "since"),
                Times.instant(row, "next"),
                row.getBoolean("live"),
                Times.orNull(row, "last_at"),
                row.getObject("last_instance", Long.class),
                act(row, "paused"),
                act(row, "resumed"),
                act(row, "triggered"),
                act(row, "asked"),
                row.getInt("failures"),
                Times.orNull(row, "again_at"),
                errorAt == null ? null : new ScheduleRow.Problem(row.getString("error"), errorAt));
    }

    private static ScheduleRow.@Nullable Act act(ResultSet row, String what) throws SQLException {
        Instant at = Times.orNull(row, what + "_at");
        return at == null ? null : new ScheduleRow.Act(Objects.requireNonNull(row.getString(what + "_by")), at);
    }
}
