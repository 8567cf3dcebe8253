package dev.pawl.runtime.internal.store.pg;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A data source of one connection, on which a test has a transaction open. Whoever borrows it takes it for one that commits
 * by itself; what they do is done, and committed when the test says so.
 */
final class HeldOpen {

    private static final Set<String> NOT_THEIRS = Set.of("setAutoCommit", "commit", "rollback", "close");

    private volatile Connection lent;

    /** The connection that is lent from now on. */
    void lend(Connection open) {
        lent = (Connection) Proxy.newProxyInstance(
                HeldOpen.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (NOT_THEIRS.contains(method.getName())) {
                        return null;
                    }
                    if (method.getName().equals("getAutoCommit")) {
                        return true;
                    }
                    try {
                        return method.invoke(open, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                HeldOpen.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return lent;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
