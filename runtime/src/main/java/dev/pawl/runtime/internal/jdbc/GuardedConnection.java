package dev.pawl.runtime.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A connection as a step gets it: it can do anything but end the transaction, whose end is the step's outcome. Savepoints
 * are the step's own.
 */
public final class GuardedConnection {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "close",
            "abort",
            "setAutoCommit",
            "setReadOnly",
            "setTransactionIsolation",
            "setHoldability",
            "beginRequest",
            "endRequest");

    private GuardedConnection() {}

    public static Connection guard(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, proxy, method, arguments));
    }

    private static Object call(Connection connection, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        String name = method.getName();
        boolean wholeRollback = name.equals("rollback") && method.getParameterCount() == 0;
        if (wholeRollback || REFUSED.contains(name)) {
            throw new SQLException(
                    "A step may not call " + name + " on its connection: what it writes is committed with its"
                            + " outcome, and rolled back when it throws.");
        }
        if (name.equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
