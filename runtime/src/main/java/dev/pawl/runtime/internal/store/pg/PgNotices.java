package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import java.util.Collection;

/** Tells other nodes of work. */
final class PgNotices {

    private final Access access;
    private final String channel;
    private final Dml announce;

    PgNotices(Access access, SchemaName schema) {
        this.access = access;
        this.channel = schema.channel();
        this.announce = schema.dml(ANNOUNCE);
    }

    // Touches no table. A transaction of its own, for a notification locks the whole database until its commit is done.
    private static final String ANNOUNCE = "SELECT count(pg_notify(?, g.queue)) FROM unnest(?::text[]) AS g(queue)";

    void announce(Collection<String> queues) {
        access.call("announce work", connection -> {
            try (Call call = Call.on(connection, announce, access)) {
                call.text(channel).texts(queues).run();
            }
            return queues;
        });
    }
}
