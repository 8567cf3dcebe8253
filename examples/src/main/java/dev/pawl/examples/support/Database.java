package dev.pawl.examples.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The examples' own connections, on which every statement is a transaction of its own. Nothing of the engine passes here. */
public final class Database implements AutoCloseable {

    /** Makes a value of the row that a result set stands on. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final HikariDataSource pool;

    /** Opens a pool of so many connections, if one can be had at all. */
    public Database(Login login, int connections) {
        try {
            DriverManager.getConnection(login.url(), login.user(), login.password())
                    .close();
        } catch (SQLException e) {
            throw new DemoException("No connection to " + login.url() + ": " + e.getMessage(), e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setPoolName("examples");
        // What is written here only observes, and the server is never killed; so it need not take the disk's time.
        config.setConnectionInitSql("SET synchronous_commit = off");
        this.pool = new HikariDataSource(config);
    }

    /** Runs a statement or, without parameters, several; returns how many rows the only or first one changed. */
    public int run(String sql, Object... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new DemoException("The example's own statement failed: " + e.getMessage(), e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new DemoException("The example's own query failed: " + e.getMessage(), e);
        }
    }

    /** The only row of a query. */
    public <T> T row(String sql, Reader<T> reader, Object... parameters) {
        return rows(sql, reader, parameters).get(0);
    }

    /** The number that is a query's only row. */
    public long number(String sql, Object... parameters) {
        return row(sql, row -> row.getLong(1), parameters);
    }

    /** Whether there is a table or view of that name. */
    public boolean has(String table) {
        return row("SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), table);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
