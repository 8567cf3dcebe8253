package dev.pawl.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.benchmarks.report.Report;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Postgres that keeps what it commits: one that is started and thrown away, or one that is there. */
public final class Server implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOLD = List.of(
            "server_version",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "autovacuum",
            "max_connections",
            "shared_preload_libraries");

    private final String urlStart;
    private final String urlEnd;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedPostgres started;

    private Server(String url, String user, String password, @Nullable EmbeddedPostgres started) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        this.urlStart = path.substring(0, path.lastIndexOf('/') + 1);
        this.urlEnd = query < 0 ? "" : url.substring(query);
        this.user = user;
        this.password = password;
        this.started = started;
    }

    /** A server that is there; the user may create databases. */
    public static Server at(String url, String user, String password) {
        return new Server(url, user, password, null);
    }

    /**
     * Starts one on a free port, in a temporary folder. An embedded Postgres is meant for tests and waits for no disk; this
     * one does. Memory and WAL are such that no checkpoint falls into a round of a few seconds.
     */
    public static Server start(boolean statements) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setPGStartupWait(Duration.ofSeconds(60));
        if (statements) {
            builder.setServerConfig("shared_preload_libraries", "pg_stat_statements");
        }
        EmbeddedPostgres postgres = builder.start();
        return new Server(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres", postgres);
    }

    /**
     * Tells what the server is, as it says itself.
     *
     * @throws IllegalStateException if it does not wait for its disk: what is measured then is something else
     */
    public void tell(Report report) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String name : DURABLE) {
                String value = setting(statement, name);
                report.setting("postgres " + name, value);
                if (!value.equals("on")) {
                    throw new IllegalStateException("The server says " + name + " = " + value
                            + ". Everything here is measured on a database that keeps what it commits; switch it on.");
                }
            }
            for (String name : TOLD) {
                report.setting("postgres " + name, setting(statement, name));
            }
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The address of a database. */
    public String url(String database) {
        return urlStart + database + urlEnd;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A connection that no pool knows, each statement on which is a transaction. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, password);
    }

    /** A pool of so many connections. */
    HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setPoolName("benchmarks");
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }
}
