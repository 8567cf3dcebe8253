package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Own;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Extends leases. */
final class PgKeeper implements Store.Keeper {

    private final Own connection;
    private final Dml extend;
    private final Dml held;

    PgKeeper(Own connection, SchemaName schema) {
        this.connection = connection;
        this.extend = schema.dml(EXTEND);
        this.held = schema.dml(HELD);
    }

    // Rides on the primary key. What is locked just now is passed over, whoever locked it and for how long: it must not
    // stop the others. It comes up again with the next call.
    static final String EXTEND = """
            WITH mine AS MATERIALIZED (
                SELECT i.id FROM pawl.instance i
                WHERE i.id = ANY (?) AND i.node = ?
                ORDER BY i.id
                FOR NO KEY UPDATE SKIP LOCKED
            )
            UPDATE pawl.instance i
            SET lease = clock_timestamp() + ? * interval '1 microsecond'
            WHERE i.id = ANY (ARRAY(SELECT id FROM mine)) AND i.node = ?
            RETURNING i.id
            """;

    // Rides on the primary key. That a row was not extended does not mean that it is lost.
    static final String HELD = """
            SELECT i.id FROM pawl.instance i
            WHERE i.id = ANY (?) AND i.node = ?
            """;

    @Override
    public Set<Long> extend(Collection<Long> ids, Duration lease, long node) {
        Set<Long> lost = new HashSet<>(ids);
        // With nothing to extend it connects all the same: later the pool may be full of those who need the leases.
        return connection.call("extend leases", borrowed -> {
            if (!lost.isEmpty()) {
                extend(borrowed, lost, lease, node);
            }
            if (!lost.isEmpty()) {
                subtractHeld(borrowed, lost, node);
            }
            return lost;
        });
    }

    private void extend(Connection borrowed, Set<Long> lost, Duration lease, long node) throws SQLException {
        try (Call call = Call.guarded(borrowed, extend)) {
            call.longs(lost)
                    .number(node)
                    .number(Objects.requireNonNull(Times.micros(lease)))
                    .number(node)
                    .rows(row -> row.getLong("id"))
                    .forEach(lost::remove);
        }
    }

    private void subtractHeld(Connection borrowed, Set<Long> lost, long node) throws SQLException {
        try (Call call = Call.guarded(borrowed, held)) {
            call.longs(lost).number(node).rows(row -> row.getLong("id")).forEach(lost::remove);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
