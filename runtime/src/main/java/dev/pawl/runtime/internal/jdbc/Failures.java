package dev.pawl.runtime.internal.jdbc;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells by an SQLException's state what to expect of trying again. */
public final class Failures {

    /** Serialization failure, deadlock, no lock in time, cancelled (a statement timeout). */
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03", "57014");

    /** Outcome unknown, read-only (a standby), idle or transaction timeouts, which end the session. */
    private static final Set<String> UNAVAILABLE = Set.of("40003", "25006", "25P03", "25P04");

    /** Connection, resources, the operator's doing, the system. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /** A prepared statement that is not there, or is there already: the mark of a pooler that swaps sessions. */
    private static final Set<String> SWAPPED = Set.of("26000", "42P05");

    /** It is a standby, or was made one; or a transaction that may only read. */
    private static final String ONLY_READS = "25006";

    private Failures() {}

    /** Whether the server refused to write at all, so that another connection may do better. */
    public static boolean onlyReads(SQLException failure) {
        return ONLY_READS.equals(state(failure));
    }

    /**
     * What to throw.
     *
     * @param doing what failed, to follow "could not"
     */
    public static DatabaseException of(String doing, SQLException failure) {
        String state = state(failure);
        return new DatabaseException(
                "Could not " + doing + ": " + message(failure) + advice(state),
                kind(failure, state),
                withoutDetail(failure));
    }

    /**
     * What went wrong without what the server says in detail, where rows stand as they are: a state's content is not for
     * logs. The server's own log has it, where that is wanted.
     */
    private static SQLException withoutDetail(SQLException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof PSQLException server && server.getServerErrorMessage() != null) {
                SQLException bare = new SQLException(message(server), server.getSQLState());
                bare.setStackTrace(failure.getStackTrace());
                return bare;
            }
        }
        return failure;
    }

    private static String words(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        if (server == null) {
            return String.valueOf(failure.getMessage());
        }
        String hint = server.getHint();
        return server.getSeverity() + ": " + server.getMessage() + (hint == null ? "" : " (" + hint + ")");
    }

    /** What the driver says, where a pool's exception hides it. */
    private static String message(SQLException failure) {
        String message = words(failure);
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                message = words(sql);
            }
        }
        return message;
    }

    /** The first state that says something: a pool's own exception often hides the driver's behind it. */
    public static @Nullable String state(SQLException failure) {
        String generic = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (!state.startsWith("08")) {
                    return state;
                }
                generic = state;
            }
        }
        return generic;
    }

    private static Kind kind(SQLException failure, @Nullable String state) {
        if (state == null) {
            // Drivers and pools give no state where the connection is gone, or none was to be had.
            return Kind.UNAVAILABLE;
        }
        if (CONTENTION.contains(state)) {
            return Kind.CONTENTION;
        }
        boolean fleeting = failure instanceof SQLTransientException || failure instanceof SQLRecoverableException;
        if (fleeting
                || UNAVAILABLE.contains(state)
                || state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2))) {
            return Kind.UNAVAILABLE;
        }
        return Kind.REJECTED;
    }

    private static String advice(@Nullable String state) {
        if (ONLY_READS.equals(state)) {
            return " (The server is a standby, or the transaction may only read. Where there is a standby, name all hosts in"
                    + " the JDBC URL and add targetServerType=primary.)";
        }
        return state != null && SWAPPED.contains(state)
                ? " (Behind PgBouncer or the like, add prepareThreshold=0 to the JDBC URL, or let it track prepared"
                        + " statements.)"
                : "";
    }
}
