package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One trip to the server: parameters in the order of their question marks, then the rows. Batches travel as arrays, a
 * column each, so that their size is not the number of parameters.
 */
public final class Call implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final boolean prefixed;
    private boolean executed;
    private int index;

    private Call(Connection connection, String sql, boolean prefixed) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.prefixed = prefixed;
    }

    /** A statement led by its settings; only where it is a transaction by itself, or the last of one. */
    public static Call guarded(Connection connection, Dml dml) throws SQLException {
        return new Call(connection, dml.guarded(), true);
    }

    /** A statement as it is in a caller's transaction, led by its settings elsewhere. */
    public static Call on(Connection connection, Dml dml, Access access) throws SQLException {
        return access.autocommits() ? guarded(connection, dml) : new Call(connection, dml.plain(), false);
    }

    public Call number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Call flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    /** A number, or none. */
    public Call number(@Nullable Long value) throws SQLException {
        statement.setObject(++index, value, Types.BIGINT);
        return this;
    }

    public Call text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Call longs(Collection<Long> values) throws SQLException {
        return array("int8", values.toArray());
    }

    public Call ints(int[] values) throws SQLException {
        Object[] boxed = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return array("int4", boxed);
    }

    public Call texts(Collection<String> values) throws SQLException {
        return array("text", values.toArray());
    }

    /** A column of a batch. */
    public <R extends @Nullable Object> Call longs(List<R> rows, Function<R, @Nullable Long> value)
            throws SQLException {
        return array("int8", column(rows, new Long[rows.size()], value));
    }

    /** A column of a batch. */
    public <R> Call ints(List<R> rows, Function<R, @Nullable Integer> value) throws SQLException {
        return array("int4", column(rows, new Integer[rows.size()], value));
    }

    /** A column of a batch. */
    public <R> Call texts(List<R> rows, Function<R, @Nullable String> value) throws SQLException {
        return array("text", column(rows, new String[rows.size()], value));
    }

    private Call array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++index, connection.createArrayOf(type, values));
        return this;
    }

    private static <R extends @Nullable Object, V> @Nullable V[] column(
            List<R> rows, @Nullable V[] column, Function<R, @Nullable V> value) {
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }

    /** Of several statements, passes over the answer of the next. */
    public Call skip() throws SQLException {
        rows(row -> true);
        return this;
    }

    /** Executes, and reads the rows; of several statements, with each call those of the next. */
    public <T> List<T> rows(Reader<T> reader) throws SQLException {
        boolean hasRows = executed ? statement.getMoreResults() : statement.execute();
        if (prefixed && !executed) {
            hasRows = statement.getMoreResults();
        }
        executed = true;
        List<T> rows = new ArrayList<>();
        if (hasRows) {
            try (ResultSet set = statement.getResultSet()) {
                while (set.next()) {
                    T row = reader.read(set);
                    if (row != null) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    /** Executes a statement whose rows, if any, are of no interest. */
    public void run() throws SQLException {
        statement.execute();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /** Reads the row on which a result set stands; null to leave it out. */
    @FunctionalInterface
    public interface Reader<T> {
        @Nullable T read(ResultSet row) throws SQLException;
    }
}
