package dev.pawl.runtime.inputs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that does what it is told to. */
final class FakeSource implements DataSource {

    private volatile Callable<Connection> connections;

    FakeSource(Callable<Connection> connections) {
        this.connections = connections;
    }

    /** One that has none to give. */
    static FakeSource closed() {
        return new FakeSource(() -> {
            throw new SQLException("closed");
        });
    }

    void become(Callable<Connection> connections) {
        this.connections = connections;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connections.call();
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
