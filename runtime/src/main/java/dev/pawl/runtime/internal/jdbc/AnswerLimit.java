package dev.pawl.runtime.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

/**
 * How long the database may take to answer, on connections that are not Pawl's to configure: set for a piece of work, and
 * taken back after it. A connection on which nobody answers in time is dead for its driver, and whatever was asked may have
 * been done. It costs no round trip.
 */
final class AnswerLimit {

    private static final int UNCHANGED = -1;

    private final int millis;

    AnswerLimit(Duration longest) {
        this.millis = Math.toIntExact(longest.toMillis());
    }

    /** Sets it, unless the connection has a stricter one, or knows of no such thing; gives what {@link #lift} takes. */
    int impose(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            if (before > 0 && before <= millis) {
                return UNCHANGED;
            }
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            return UNCHANGED;
        }
    }

    /** Takes it back. Throws nothing: a connection that is broken by now is its pool's to notice. */
    static void lift(Connection connection, int before) {
        if (before != UNCHANGED) {
            try {
                connection.setNetworkTimeout(Runnable::run, before);
            } catch (SQLException ignored) {
                // It is broken.
            }
        }
    }
}
