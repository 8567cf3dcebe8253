package dev.pawl.chaos.broken;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A pool whose connections make mistakes. Nothing in the engine knows: it is given this pool as any other. */
final class BrokenSource extends HikariDataSource {

    private final DataSource source;
    private final Breakage breakage;
    private final Set<String> replaced = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();

    BrokenSource(DataSource source, Breakage breakage) {
        this.source = source;
        this.breakage = breakage;
    }

    /** Which of the texts to replace were found. */
    Set<String> replaced() {
        return replaced;
    }

    /** How many answers were lost. */
    int lost() {
        return lost.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        return proxy(Connection.class, connection, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String sql = (String) arguments[0];
                arguments[0] = rewritten(sql);
                PreparedStatement statement = (PreparedStatement) call(method, connection, arguments);
                boolean loses = breakage.losing() != null && sql.contains(breakage.losing());
                return loses ? losing(statement) : statement;
            }
            return call(method, connection, arguments);
        });
    }

    private String rewritten(String sql) {
        String text = sql;
        for (var replacement : breakage.replacements().entrySet()) {
            if (text.contains(replacement.getKey())) {
                replaced.add(replacement.getKey());
                text = text.replace(replacement.getKey(), replacement.getValue());
            }
        }
        return text;
    }

    /** The first of them is executed, and its answer lost with the connection. */
    private PreparedStatement losing(PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, (method, arguments) -> {
            Object answer = call(method, statement, arguments);
            if (method.getName().equals("execute") && lost.compareAndSet(0, 1)) {
                throw new SQLException("the answer was lost", "08006");
            }
            return answer;
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
                BrokenSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.on(method, arguments)));
    }

    private interface Handler {
        Object on(Method method, Object[] arguments) throws Throwable;
    }
}
