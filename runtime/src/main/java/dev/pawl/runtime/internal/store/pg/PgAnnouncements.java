package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Own;
import dev.pawl.runtime.internal.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears what other nodes announce. Whatever is missed while the connection is renewed, polling finds. */
final class PgAnnouncements implements Store.Announcements {

    private final Own connection;
    private final String channel;

    PgAnnouncements(Own connection, SchemaName schema) {
        this.connection = connection;
        this.channel = schema.channel();
    }

    @Override
    public Set<String> await(Duration timeout) {
        return connection.call("listen for work", fresh -> listen(fresh), listening -> {
            Set<String> queues = new HashSet<>();
            // The driver takes 0 for ever.
            int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
            PGNotification[] heard = listening.unwrap(PGConnection.class).getNotifications(millis);
            if (heard != null) {
                for (PGNotification notification : heard) {
                    queues.add(notification.getParameter());
                }
            }
            return queues;
        });
    }

    private void listen(Connection fresh) throws SQLException {
        if (!fresh.isWrapperFor(PGConnection.class)) {
            throw new SQLException(
                    "the data source gives connections that are not, and do not wrap, the Postgres driver's");
        }
        try (Statement statement = fresh.createStatement()) {
            statement.execute("LISTEN \"" + channel + "\"");
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
