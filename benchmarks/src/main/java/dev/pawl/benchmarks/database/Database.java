package dev.pawl.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of its own, dropped when closed. */
public final class Database implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Server server;
    private final String name;

    private Database(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Creates one. */
    public static Database on(Server server, String what) throws SQLException {
        String name = "bench_" + what + "_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new Database(server, name);
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

    /** A pool of so many connections, the caller's to close. */
    public HikariDataSource pool(int connections) {
        return server.pool(url(), connections);
    }

    /** The same through another door, such as a proxy's. */
    public HikariDataSource pool(int connections, int port) {
        return server.pool("jdbc:postgresql://localhost:" + port + "/" + name, connections);
    }

    /** A connection that no pool knows. */
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** Runs statements, each a transaction of its own. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The number that is a query's only row. */
    public long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * What is to be done before the clock runs: rows as if they had been there for a while, and no checkpoint that would
     * have come soon.
     */
    public void settle(String... tables) throws SQLException {
        for (String table : tables) {
            execute("VACUUM (ANALYZE) " + table);
        }
        execute("CHECKPOINT");
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
