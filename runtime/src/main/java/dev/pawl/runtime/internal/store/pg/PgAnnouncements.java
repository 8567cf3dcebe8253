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

    /** How long a connection is trusted that has nothing to say: who only listens does not notice that nobody talks. */
    private static final Duration TRUST = Duration.ofSeconds(30);

    private final Own connection;
    private final String channel;
    private Duration silence = Duration.ZERO;

    PgAnnouncements(Own connection, SchemaName schema) {
        this.connection = connection;
        this.channel = schema.channel();
    }

    @Override
    public Set<String> await(Duration timeout) {
        return connection.call("listen for work", this::listen, listening -> {
            if (silence.compareTo(TRUST) > 0) {
                check(listening);
            }
            Set<String> queues = hear(listening, timeout);
            silence = queues.isEmpty() ? silence.plus(timeout) : Duration.ZERO;
            return queues;
        });
    }

    private Set<String> hear(Connection listening, Duration timeout) throws SQLException {
        // The driver takes 0 for ever.
        int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        PGNotification[] heard = listening.unwrap(PGConnection.class).getNotifications(millis);
        Set<String> queues = new HashSet<>();
        if (heard != null) {
            for (PGNotification notification : heard) {
                queues.add(notification.getParameter());
            }
        }
        return queues;
    }

    private void check(Connection listening) throws SQLException {
        try (Statement statement = listening.createStatement()) {
            statement.execute("SELECT 1");
        }
        silence = Duration.ZERO;
    }

    private void listen(Connection fresh) throws SQLException {
        if (!fresh.isWrapperFor(PGConnection.class)) {
            throw new SQLException(
                    "the data source gives connections that neither are nor wrap those of the Postgres driver",
                    "0A000");
        }
        try (Statement statement = fresh.createStatement()) {
            statement.execute("LISTEN \"" + channel.replace("\"", "\"\"") + "\"");
        }
        silence = Duration.ZERO;
    }

    @Override
    public void close() {
        connection.close();
    }
}
