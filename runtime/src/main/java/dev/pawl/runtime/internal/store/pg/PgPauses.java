package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Pause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Machines and queues that are paused. A claim looks at this table, so a pause holds at once, for what is there and for what
 * comes. Rows of a paused queue stay where they are, for nobody reads them; those of a paused machine stand among others',
 * and are taken out of the claim's index, in groups.
 */
final class PgPauses {

    private final Access access;
    private final PgGates gates;
    private final Dml pauseMachine;
    private final Dml pauseQueue;
    private final Dml resumeMachine;
    private final Dml resumeQueue;
    private final Dml pauses;
    private final Dml hold;
    private final Dml letGo;

    PgPauses(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.pauseMachine = schema.dml(PAUSE_MACHINE);
        this.pauseQueue = schema.dml(PAUSE_QUEUE);
        this.resumeMachine = schema.dml(RESUME_MACHINE);
        this.resumeQueue = schema.dml(RESUME_QUEUE);
        this.pauses = schema.dml(PAUSES);
        this.hold = schema.dml(HOLD);
        this.letGo = schema.dml(LET_GO);
    }

    // The unique indexes pause_machine and pause_queue are the referees of two operators.
    private static final String PAUSE_MACHINE = """
            INSERT INTO pawl.pause (machine, who)
            SELECT m.id, ? FROM pawl.machine m WHERE m.name = ?
            ON CONFLICT (machine) WHERE resumed_at IS NULL AND machine IS NOT NULL DO NOTHING
            RETURNING id
            """;

    private static final String PAUSE_QUEUE = """
            INSERT INTO pawl.pause (queue, who)
            SELECT g.queue, g.who FROM (SELECT ?::text AS who, ?::text AS queue) g
            ON CONFLICT (queue) WHERE resumed_at IS NULL AND queue IS NOT NULL DO NOTHING
            RETURNING id
            """;

    // Rides on pause_machine. Waits for those who are just holding instances for it, and these look again.
    private static final String RESUME_MACHINE = """
            UPDATE pawl.pause p SET resumed_at = statement_timestamp(), resumed_by = ?
            WHERE p.machine = (SELECT m.id FROM pawl.machine m WHERE m.name = ?) AND p.resumed_at IS NULL
            RETURNING id
            """;

    // Rides on pause_queue.
    private static final String RESUME_QUEUE = """
            UPDATE pawl.pause p SET resumed_at = statement_timestamp(), resumed_by = ?
            WHERE p.queue = ? AND p.resumed_at IS NULL
            RETURNING id
            """;

    // Rides on pause_machine and pause_queue, whose entries are a handful.
    private static final String PAUSES = """
            SELECT m.name AS machine, p.queue, p.who, p.since
            FROM pawl.pause p LEFT JOIN pawl.machine m ON m.id = p.machine
            WHERE p.resumed_at IS NULL AND (p.machine IS NOT NULL OR p.queue IS NOT NULL)
            ORDER BY p.since, p.id
            """;

    // Rides on instance_machine, from where the last one stopped. The pause is locked against being resumed, or
    // nothing is held. What executes keeps its lease, and rests with its commit.
    static final String HOLD = """
            WITH pause AS MATERIALIZED (
                SELECT p.machine FROM pawl.pause p
                WHERE p.machine = (SELECT m.id FROM pawl.machine m WHERE m.name = ?) AND p.resumed_at IS NULL
                FOR SHARE
            ), batch AS MATERIALIZED (
                SELECT i.id, i.gate, i.partition FROM pawl.instance i
                WHERE i.machine = (SELECT machine FROM pause) AND i.id > ? AND i.ended_at IS NULL AND i.held & 2 = 0
                ORDER BY i.id
                LIMIT ?
                FOR NO KEY UPDATE
            ), held AS (
                UPDATE pawl.instance i
                SET held = i.held | 2,
                    status = CASE WHEN i.lease IS NULL THEN 3 ELSE i.status END,
                    held_due = COALESCE(i.held_due, i.due, i.line_at),
                    due = NULL, line_at = NULL, let_at = NULL
                WHERE i.id = ANY (ARRAY(SELECT id FROM batch)) AND i.ended_at IS NULL
            )
            SELECT b.id, b.gate, b.partition FROM batch b ORDER BY b.id
            """;

    // Rides on instance_held. What was held for a machine by somebody who did not know of its end is let go too.
    static final String LET_GO = """
            WITH batch AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.held IN (2, 3, 6, 7)
                  AND NOT (i.machine = ANY (ARRAY(SELECT p.machine FROM pawl.pause p
                                                  WHERE p.resumed_at IS NULL AND p.machine IS NOT NULL)))
                ORDER BY i.held, i.id
                LIMIT ?
                FOR NO KEY UPDATE SKIP LOCKED
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM batch
            )
            UPDATE pawl.instance i
            SET held = i.held & ~2,
                status = CASE WHEN i.lease IS NOT NULL OR i.held <> 2 THEN i.status
                              WHEN i.event IS NOT NULL OR i.action_at IS NOT NULL OR i.mail > i.taken
                                   OR i.joined_at IS NOT NULL THEN 0
                              ELSE 2 END,
                due = CASE WHEN i.lease IS NULL AND i.held = 2
                           THEN LEAST(i.held_due,
                                      CASE WHEN (i.mail > i.taken OR i.joined_at IS NOT NULL) AND i.event_at IS NULL
                                                AND i.crashes = 0
                                           THEN c.now END) END,
                held_due = CASE WHEN i.held <> 2 THEN i.held_due END
            FROM clock c
            WHERE i.id = ANY (ARRAY(SELECT id FROM batch))
            RETURNING i.queue
            """;

    boolean pause(@Nullable String machine, @Nullable String queue, String who) {
        return change(machine == null ? pauseQueue : pauseMachine, machine == null ? queue : machine, who);
    }

    boolean resume(@Nullable String machine, @Nullable String queue, String who) {
        return change(machine == null ? resumeQueue : resumeMachine, machine == null ? queue : machine, who);
    }

    private boolean change(Dml dml, @Nullable String name, String who) {
        return access.call("pause or resume", connection -> {
            try (Call call = Call.on(connection, dml, access)) {
                return !call.text(who).text(name).rows(row -> row.getLong("id")).isEmpty();
            }
        });
    }

    List<Pause> pauses() {
        return access.call("list what is paused", connection -> {
            try (Call call = Call.on(connection, pauses, access)) {
                return call.rows(row -> new Pause(
                        row.getString("machine"),
                        row.getString("queue"),
                        row.getString("who"),
                        Times.instant(row, "since")));
            }
        });
    }

    @Nullable Long hold(String machine, long after, int limit) {
        Set<Gate> left = new HashSet<>();
        List<Long> ids = access.call("hold instances of a paused machine", connection -> {
            try (Call call = Call.on(connection, hold, access)) {
                return call.text(machine).number(after).number(limit).rows(row -> {
                    Gate gate = PgGates.gate(row);
                    if (gate != null) {
                        left.add(gate);
                    }
                    return row.getLong("id");
                });
            }
        });
        // Those that were let in are out again.
        gates.letInOrLater(left);
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }

    List<String> letGo(int limit) {
        return access.call("let instances go on", connection -> {
            try (Call call = Call.on(connection, letGo, access)) {
                return call.number(limit).rows(row -> row.getString("queue"));
            }
        });
    }
}
