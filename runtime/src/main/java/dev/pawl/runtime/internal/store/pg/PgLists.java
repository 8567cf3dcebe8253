package dev.pawl.runtime.internal.store.pg;

import dev.pawl.Status;
import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.Mail;
import dev.pawl.runtime.internal.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instances of any machine as operators find them. No locks. */
final class PgLists {

    private final Access access;
    private final SchemaName schema;
    private final Dml row;
    private final Dml children;
    private final Dml inbox;
    private final Dml machineOf;
    private final Dml machineOfHistory;

    PgLists(Access access, SchemaName schema) {
        this.access = access;
        this.schema = schema;
        this.row = schema.dml(PgReads.SELECT + "WHERE i.id = ?");
        this.children = schema.dml(CHILDREN);
        this.inbox = schema.dml(INBOX);
        this.machineOf = schema.dml("SELECT i.machine FROM pawl.instance i WHERE i.id = ?");
        this.machineOfHistory = schema.dml(MACHINE_OF_HISTORY);
    }

    // Rides on instance_child, from behind the last that is known, which is read by the primary key.
    static final String CHILDREN = """
            WITH last AS MATERIALIZED (
                SELECT c.spawn, c.nth FROM pawl.instance c WHERE c.id = ? AND c.parent IS NOT NULL
            )
            """ + PgReads.SELECT + """
            WHERE i.parent = ? AND i.parent IS NOT NULL
              AND (i.spawn, i.nth) > (COALESCE((SELECT l.spawn FROM last l), -1), COALESCE((SELECT l.nth FROM last l), -1))
            ORDER BY i.spawn, i.nth
            LIMIT ?
            """;

    // Rides on the signals' primary key.
    static final String INBOX = """
            SELECT s.seq, s.signal, s.payload, s.at FROM pawl.signal s
            WHERE s.instance = ?
            ORDER BY s.seq
            LIMIT ?
            """;

    // Rides on history_instance: any entry will do.
    static final String MACHINE_OF_HISTORY = """
            SELECT t.machine FROM (SELECT h.to_state FROM pawl.history h WHERE h.instance = ? LIMIT 1) h
            JOIN pawl.state t ON t.id = h.to_state
            """;

    private static final String MACHINE = "(SELECT x.id FROM pawl.machine x WHERE x.name = ?)";

    /** One condition, and its parameter. */
    private record Condition(String sql, Object value) {}

    /**
     * Read from the end of an index until there are enough: of the failed ones of a machine on instance_failed, of what
     * was set aside on instance_aside, of a machine's on instance_machine, else on the primary key. What else is asked for is tested row by row.
     */
    static String text(List<String> conditions) {
        return PgReads.SELECT + "WHERE i.id < ?" + String.join("", conditions) + "\nORDER BY i.id DESC\nLIMIT ?";
    }

    List<Row> list(InstanceQuery query, long before, int limit) {
        List<Condition> conditions = conditions(query);
        Dml dml = schema.dml(text(conditions.stream().map(Condition::sql).toList()));
        return access.call("list instances", connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                call.number(before);
                for (Condition condition : conditions) {
                    set(call, condition.value());
                }
                return call.number(limit).rows(PgReads::row);
            }
        });
    }

    private static void set(Call call, Object value) throws SQLException {
        if (value instanceof String text) {
            call.text(text);
        } else if (value instanceof Instant time) {
            call.number(Times.micros(time));
        } else {
            call.number(((Integer) value).longValue());
        }
    }

    private static List<Condition> conditions(InstanceQuery query) {
        List<Condition> all = new ArrayList<>();
        add(all, " AND i.machine = " + MACHINE, query.machine());
        add(all, " AND s.version = ?", query.version());
        add(all, " AND s.name = ?", query.state());
        add(all, " AND i.queue = ?", query.queue());
        add(all, " AND starts_with(i.key, ?)", query.keyPrefix());
        add(all, " AND i.inserted_at >= " + TIME, query.insertedFrom());
        add(all, " AND i.inserted_at < " + TIME, query.insertedBefore());
        add(all, " AND i.ended_at >= " + TIME, query.endedFrom());
        add(all, " AND i.ended_at < " + TIME, query.endedBefore());
        add(all, " AND starts_with(i.error, '{\"type\":\"' || ? || '\"')", query.failureType());
        if (query.aside()) {
            all.add(new Condition(ASIDE + " AND ?::bigint = 0", 0));
        }
        if (query.status() != null) {
            // Literal, as a partial index wants it; and true, for each has a parameter.
            all.add(new Condition(" AND i.status = " + code(query.status()) + " AND ?::bigint = 0", 0));
        }
        return all;
    }

    // Word for word as in the predicate of instance_aside.
    static final String ASIDE = " AND (i.held & 4) <> 0";

    private static final String TIME = "'epoch'::timestamptz + ? * interval '1 microsecond'";

    private static void add(List<Condition> all, String sql, @Nullable Object value) {
        if (value != null) {
            all.add(new Condition(sql, value));
        }
    }

    private static int code(Status status) {
        for (int code = 0; ; code++) {
            if (Codes.status(code) == status) {
                return code;
            }
        }
    }

    Optional<Row> row(long id) {
        return access.call("read an instance", connection -> {
            try (Call call = Call.on(connection, row, access)) {
                return call.number(id).rows(PgReads::row).stream().findFirst();
            }
        });
    }

    List<Row> children(long parent, long after, int limit) {
        return access.call("list children", connection -> {
            try (Call call = Call.on(connection, children, access)) {
                return call.number(after).number(parent).number(limit).rows(PgReads::row);
            }
        });
    }

    List<Mail> inbox(long id, int limit) {
        return access.call("read an inbox", connection -> {
            try (Call call = Call.on(connection, inbox, access)) {
                return call.number(id)
                        .number(limit)
                        .rows(mail -> new Mail(
                                mail.getLong("seq"),
                                mail.getString("signal"),
                                mail.getString("payload"),
                                Times.instant(mail, "at")));
            }
        });
    }

    /** The number of the machine of an instance; null if there is no such instance. */
    @Nullable Integer machineOf(long id) {
        return machine(machineOf, id);
    }

    /** The same of one that may be gone. */
    @Nullable Integer machineOfHistory(long id) {
        return machine(machineOfHistory, id);
    }

    private @Nullable Integer machine(Dml dml, long id) {
        return access.call("look whose an instance is", connection -> {
                    try (Call call = Call.on(connection, dml, access)) {
                        return Optional.ofNullable(call.number(id).rows(found -> found.getInt("machine")).stream()
                                .findFirst()
                                .orElse(null));
                    }
                })
                .orElse(null);
    }
}
