package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Cancelled;

/** Ends that clients ask for. */
final class PgCancels {

    private final Access access;
    private final Dml cancel;

    PgCancels(Access access, SchemaName schema) {
        this.access = access;
        this.cancel = schema.dml(CANCEL);
    }

    // Rides on the primary key. Of a commit and a cancellation the second sees the first: either the instance has
    // ended, or the revision has moved on and the outcome is void.
    static final String CANCEL = """
            WITH locked AS MATERIALIZED (
                SELECT i.id, i.ended_at FROM pawl.instance i
                WHERE i.id = ? AND i.machine = ?
                FOR NO KEY UPDATE
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), cancelled AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 6, ended_at = c.now, due = NULL, lease = NULL, node = NULL, held = 0,
                    held_due = NULL, error = ?
                FROM clock c
                WHERE i.id = ? AND i.machine = ? AND i.ended_at IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.ended_at, i.error
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, from_state, to_state, what, error)
                SELECT d.id, d.rev, d.ended_at, d.state, d.state, 7, d.error
                FROM cancelled d JOIN pawl.machine m ON m.id = d.machine AND m.history
            )
            SELECT EXISTS (SELECT FROM cancelled) AS cancelled FROM locked
            """;

    Cancelled cancel(int machine, long id, String reason) {
        return access.call("cancel an instance", connection -> {
            try (Call call = Call.on(connection, cancel, access)) {
                return call
                        .number(id)
                        .number(machine)
                        .text(reason)
                        .number(id)
                        .number(machine)
                        .rows(row -> row.getBoolean("cancelled") ? Cancelled.CANCELLED : Cancelled.ENDED)
                        .stream()
                        .findFirst()
                        .orElse(Cancelled.MISSING);
            }
        });
    }
}
