package dev.pawl.runtime.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A data source whose connections prepare other statements than they are asked to: with a pause in the middle, say. */
public final class Rewriting {

    private Rewriting() {}

    public static DataSource of(DataSource source, UnaryOperator<String> rewrite) {
        return proxy(DataSource.class, source, (method, arguments) -> {
            Object result = call(method, source, arguments);
            return result instanceof Connection connection ? of(connection, rewrite) : result;
        });
    }

    private static Connection of(Connection connection, UnaryOperator<String> rewrite) {
        return proxy(Connection.class, connection, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                arguments[0] = rewrite.apply((String) arguments[0]);
            }
            return call(method, connection, arguments);
        });
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.on(method, arguments)));
    }

    private interface Handler {
        Object on(Method method, Object[] arguments) throws Throwable;
    }
}
