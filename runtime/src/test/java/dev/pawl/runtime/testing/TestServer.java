package dev.pawl.runtime.testing;

import dev.pawl.runtime.Pawl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A server for tests.
 *
 * @param urlStart its URL up to the name of a database
 * @param urlEnd its URL from there
 */
record TestServer(String urlStart, String urlEnd, String user, String password) {

    /** For how long a server may take to start, on a machine that has much else to do. */
    static final Duration STARTING = Duration.ofSeconds(60);

    /** One a JVM, on first use. */
    static TestServer quick() {
        return Quick.SERVER;
    }

    /** One a JVM, on first use. A server that was given counts as durable. */
    static TestServer durable() {
        return isGiven() ? Quick.SERVER : Durable.SERVER;
    }

    static String newName() {
        return "pawl_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The name of a database on {@link #quick()} with the schema {@code pawl} in it and nobody on it: one a JVM. */
    static String migrated() {
        return Migrated.NAME;
    }

    private String migrate() {
        String name = newName();
        execute("CREATE DATABASE " + name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(name));
        source.setUser(user);
        source.setPassword(password);
        Pawl.migrate(source);
        if (isGiven()) {
            // Servers that were started end with the JVM.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> execute("DROP DATABASE " + name)));
        }
        return name;
    }

    String url(String database) {
        return urlStart + database + urlEnd;
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run on the test server: " + sql, e);
        }
    }

    private static boolean isGiven() {
        return System.getProperty("pawl.test.url") != null;
    }

    private static TestServer start(boolean durable) {
        if (isGiven()) {
            return given(
                    System.getProperty("pawl.test.url"),
                    System.getProperty("pawl.test.user", "postgres"),
                    System.getProperty("pawl.test.password", ""));
        }
        return "testcontainers".equals(System.getProperty("pawl.test.postgres"))
                ? container(durable)
                : embedded(durable);
    }

    private static TestServer given(String url, String user, String password) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return new TestServer(
                path.substring(0, path.lastIndexOf('/') + 1), query < 0 ? "" : url.substring(query), user, password);
    }

    private static TestServer embedded(boolean durable) {
        String switched = durable ? "on" : "off";
        try {
            // Stops with the JVM.
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", switched)
                    .setServerConfig("synchronous_commit", switched)
                    .setServerConfig("full_page_writes", switched)
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(STARTING)
                    .start();
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            return given(url, "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer container(boolean durable) {
        String switched = durable ? "on" : "off";
        String image = System.getProperty("pawl.test.image", "postgres:18");
        PostgreSQLContainer container = new PostgreSQLContainer(image)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=" + switched,
                        "-c",
                        "synchronous_commit=" + switched,
                        "-c",
                        "max_connections=200");
        container.start();
        return given(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static final class Quick {
        static final TestServer SERVER = start(false);
    }

    private static final class Durable {
        static final TestServer SERVER = start(true);
    }

    private static final class Migrated {
        static final String NAME = quick().migrate();
    }
}
