package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which rows are locked just now. */
final class PgLocks {

    private final Access access;
    private final Dml unlocked;

    PgLocks(Access access, SchemaName schema) {
        this.access = access;
        this.unlocked = schema.dml(UNLOCKED);
    }

    // Rides on the primary key. Takes the locks that are to be had, and gives them back with the end of the statement.
    private static final String UNLOCKED =
            """
            SELECT i.id FROM pawl.instance i
            WHERE i.id = ANY (?)
            FOR NO KEY UPDATE SKIP LOCKED
            """;

    Set<Long> unlocked(Collection<Long> ids) {
        return access.call("look which instances are locked", connection -> {
            try (Call call = Call.guarded(connection, unlocked)) {
                return new HashSet<>(call.longs(ids).rows(row -> row.getLong("id")));
            }
        });
    }
}
