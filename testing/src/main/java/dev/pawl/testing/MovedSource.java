package dev.pawl.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose sessions, while they are lent out, find the functions that tell the time in {@link DatabaseTime}'s schema
 * before they find those of the server. Thread-safe where the pool is.
 */
final class MovedSource implements DataSource {

    private final DataSource pool;

    MovedSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return moved(pool.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return moved(pool.getConnection(user, password));
    }

    private static Connection moved(Connection connection) throws SQLException {
        String path;
        try {
            path = searchPath(connection, null);
            searchPath(connection, DatabaseTime.SCHEMA + ", pg_catalog, " + path);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                MovedSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        giveBack(connection, path);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void giveBack(Connection connection, String path) throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            searchPath(connection, path);
        }
    }

    /** Sets the search path, unless null is given, outside any transaction; tells what it is. */
    private static String searchPath(Connection connection, @Nullable String path) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        String sql =
                path == null ? "SELECT current_setting('search_path')" : "SELECT set_config('search_path', ?, false)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (path != null) {
                statement.setString(1, path);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
