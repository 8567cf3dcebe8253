package dev.pawl.runtime.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement, or did not answer. Where it did not answer, the statement may have been carried out
 * all the same.
 */
public final class DatabaseException extends PawlException {

    private static final long serialVersionUID = 1L;

    /** What to expect of trying again. */
    public enum Kind {
        /** The connection failed, or the server is stopping, starting, full or read-only: try again later. */
        UNAVAILABLE,
        /** A lock was not to be had in time, or a deadlock was broken: try again at once. */
        CONTENTION,
        /** The statement itself is at fault, or the role may not run it: trying again changes nothing. */
        REJECTED
    }

    private final Kind kind;

    public DatabaseException(String message, Kind kind, @Nullable SQLException cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What to expect of trying again. */
    public Kind kind() {
        return kind;
    }
}
