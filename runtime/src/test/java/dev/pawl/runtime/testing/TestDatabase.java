package dev.pawl.runtime.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A new database for a test, and a pool on it; dropped when closed.
 *
 * <p>It stands on an embedded server, one a JVM, started when first asked for. {@code -Dpawl.test.url=} names a server that
 * is there instead (with {@code -Dpawl.test.user=} and {@code -Dpawl.test.password=}), {@code
 * -Dpawl.test.postgres=testcontainers} has a container started.
 */
public final class TestDatabase implements AutoCloseable {

    private final TestServer server;
    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(TestServer server, String template) {
        this.server = server;
        this.name = TestServer.newName();
        server.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        this.dataSource = new HikariDataSource(config());
    }

    /**
     * With the schema {@code pawl} as its migration leaves it, which is made once and copied. On a server that forgets
     * everything when it is killed, as embedded servers do by default: quick.
     */
    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.quick(), TestServer.migrated());
    }

    /** With nothing in it. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.quick(), "template1");
    }

    /** With nothing in it, on a server that writes each commit to the disk. */
    public static TestDatabase durable() {
        return new TestDatabase(TestServer.durable(), "template1");
    }

    /** A pool of connections. */
    public HikariDataSource dataSource() {
        return dataSource;
    }

    /** A configuration for another pool on the same database. */
    public HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return config;
    }

    /** A connection that no pool knows. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** Executes a statement. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String url() {
        return server.url(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    @Override
    public void close() {
        dataSource.close();
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
