package dev.pawl.runtime.error;

import org.jspecify.annotations.Nullable;

/** The database is not one that this library can work on as it stands; the message says what to do about it. */
public final class SchemaException extends PawlException {

    private static final long serialVersionUID = 1L;

    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
