package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.Cancelled.Answer;
import dev.pawl.runtime.internal.store.Gate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends that clients ask for. */
final class PgCancels {

    private final Access access;
    private final PgGates gates;
    private final Dml cancel;

    PgCancels(Access access, SchemaName schema, PgGates gates) {
        this.access = access;
        this.gates = gates;
        this.cancel = schema.dml(FamilyText.LOCK + CANCEL);
    }

    private PgCancels(Access access, PgCancels like) {
        this.access = access;
        this.gates = like.gates;
        this.cancel = like.cancel;
    }

    /** The same statements on connections of another way. */
    PgCancels on(Access other) {
        return new PgCancels(other, this);
    }

    // Rides on the primary key. Of a commit and a cancellation the second sees the first: either the instance has
    // ended, or the revision has moved on and the outcome is void.
    static final String CANCEL = """
            WITH given AS MATERIALIZED (
                SELECT ?::bigint AS id, ?::int AS machine, ?::text AS reason
            ), locked AS MATERIALIZED (
                SELECT i.id, i.ended_at, i.kids, i.spawned, i.abandon, i.gate, i.partition
                FROM given g
                CROSS JOIN LATERAL (
                    SELECT i.* FROM pawl.instance i WHERE i.id = g.id AND i.machine = g.machine LIMIT 1 FOR NO KEY UPDATE
                ) i
            ), clock AS MATERIALIZED (
                SELECT clock_timestamp() AS now, count(*) AS locked FROM locked
            ), ended AS (
                UPDATE pawl.instance i
                SET rev = i.rev + 1, status = 6, ended_at = c.now, due = NULL, lease = NULL, node = NULL, held = 0,
                    held_due = NULL, place = NULL, line_at = NULL, let_at = NULL, throttle = NULL,
                    began_at = CASE WHEN i.lease IS NOT NULL THEN i.began_at END,
                    error = g.reason,\s""" + FamilyText.ALONE + """

                FROM given g CROSS JOIN clock c
                WHERE i.id = ANY (ARRAY[g.id]) AND i.machine = g.machine AND i.ended_at IS NULL
                RETURNING i.id, i.rev, i.machine, i.state, i.ended_at, i.error, i.parent, i.spawn,
                          i.began_at
            ), told AS (
                INSERT INTO pawl.history (instance, rev, at, began_at, from_state, to_state, what, error)
                SELECT d.id, d.rev, d.ended_at, d.began_at, d.state, d.state, 7, d.error
                FROM ended d JOIN pawl.machine m ON m.id = d.machine AND m.history
            ), left_by AS (
                SELECT l.* FROM locked l WHERE l.ended_at IS NULL
            )
            """ + FamilyText.LEFT_BEHIND + FamilyText.ONE_FEWER + """
            SELECT EXISTS (SELECT FROM ended) AS cancelled, (SELECT f.queue FROM fewer f) AS queue,
                   l.gate, l.partition
            FROM locked l
            """;

    Cancelled cancel(int machine, long id, String reason) {
        Set<Gate> left = new HashSet<>();
        Cancelled cancelled = access.call("cancel an instance", connection -> {
            try (Call call = Call.on(connection, cancel, access)) {
                call.longs(List.of(id)).number(id).number(machine).text(reason);
                call.rows(row -> row.getLong("locked"));
                return call
                        .rows(row -> {
                            PgGates.collect(row, left);
                            return new Cancelled(
                                    row.getBoolean("cancelled") ? Answer.CANCELLED : Answer.ENDED,
                                    row.getString("queue"));
                        })
                        .stream()
                        .findFirst()
                        .orElse(new Cancelled(Answer.MISSING, null));
            }
        });
        // In a caller's transaction the gate would stay locked for as long as that takes: the step that is void then,
        // or the upkeep, lets in the next.
        if (access.autocommits() && cancelled.answer() == Answer.CANCELLED) {
            gates.letInOrLater(left);
        }
        return cancelled;
    }
}
