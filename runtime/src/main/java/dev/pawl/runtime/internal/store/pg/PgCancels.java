package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.Gate;
import java.util.HashSet;
import java.util.Set;

/** Ends that clients ask for. */
final class PgCancels {

    private final Access access;
    private final PgGates gates;
    private final Dml cancel;

    PgCancels(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.cancel = schema.dml(CANCEL);
    }

    // Rides on the primary key. Of a commit and a cancellation the second sees the first: either the instance has
    // ended, or the revision has moved on and the outcome is void.
    static final String CANCEL = """
            WITH locked AS MATERIALIZED (
                SELECT i.id, i.gate, i.partition FROM pawl.instance i
                WHERE i.id = ? AND i.machine = ?
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), cancelled AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 6, ended_at = c.now, due = NULL, lease = NULL, node = NULL, held = 0,
                    held_due = NULL, place = NULL, line_at = NULL, let_at = NULL, throttle = NULL, error = ?
                FROM clock c
                WHERE i.id = ? AND i.machine = ? AND i.ended_at IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.ended_at, i.error
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, error)
                SELECT d.id, d.rev, d.ended_at, d.state, d.state, 7, d.error
                FROM cancelled d JOIN pawl.machine m ON m.id = d.machine AND m.history
            )
            SELECT EXISTS (SELECT FROM cancelled) AS cancelled, l.gate, l.partition FROM locked l
            """;

    Cancelled cancel(int machine, long id, String reason) {
        Set<Gate> left = new HashSet<>();
        Cancelled answer = access.call("cancel an instance", connection -> {
            try (Call call = Call.on(connection, cancel, access)) {
                return call
                        .number(id)
                        .number(machine)
                        .text(reason)
                        .number(id)
                        .number(machine)
                        .rows(row -> {
                            Gate gate = PgGates.gate(row);
                            if (gate != null) {
                                left.add(gate);
                            }
                            return row.getBoolean("cancelled") ? Cancelled.CANCELLED : Cancelled.ENDED;
                        })
                        .stream()
                        .findFirst()
                        .orElse(Cancelled.MISSING);
            }
        });
        // In a caller's transaction the gate would stay locked for as long as that takes: the step that is void then, or
        // the upkeep, lets in the next.
        if (access.autocommits() && answer == Cancelled.CANCELLED) {
            gates.letInOrLater(left);
        }
        return answer;
    }
}
