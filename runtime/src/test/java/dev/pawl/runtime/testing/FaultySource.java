package dev.pawl.runtime.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source whose commits of steps' transactions are carried out and then not answered, when told so. */
public final class FaultySource extends HikariDataSource {

    private final DataSource source;
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger toRefuseThen = new AtomicInteger();
    private final ThreadLocal<Integer> refusals = ThreadLocal.withInitial(() -> 0);
    private final AtomicInteger lost = new AtomicInteger();

    public FaultySource(DataSource source) {
        this.source = source;
    }

    /** The answers of so many commits will be lost. */
    public void loseAnswersOfCommits(int commits) {
        toLose.set(commits);
    }

    /** A thread that has lost an answer is refused a connection so many times. */
    public void refuseConnectionsAfterThat(int connections) {
        toRefuseThen.set(connections);
    }

    /** How many answers were lost. */
    public int lost() {
        return lost.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusals.get() > 0) {
            refusals.set(refusals.get() - 1);
            throw new SQLException("there is no connection", "08001");
        }
        return proxy(Connection.class, source.getConnection(), this::faulty);
    }

    /** The statement of a commit that ends its transaction is wrapped, too. */
    private Object faulty(String method, Object[] arguments, Object answer) {
        boolean ends = method.equals("prepareStatement")
                && ((String) arguments[0]).stripTrailing().endsWith("COMMIT");
        return ends ? proxy(PreparedStatement.class, (PreparedStatement) answer, this::lose) : answer;
    }

    private Object lose(String method, Object[] arguments, Object answer) throws SQLException {
        if (method.equals("execute") && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            lost.incrementAndGet();
            refusals.set(toRefuseThen.get());
            throw new SQLException("the answer was lost", "08006");
        }
        return answer;
    }

    /** What becomes of an answer. */
    private interface After {
        Object answer(String method, Object[] arguments, Object answer) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                FaultySource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return after.answer(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
