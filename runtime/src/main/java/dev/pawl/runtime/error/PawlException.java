package dev.pawl.runtime.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The base of what Pawl throws where something outside a caller's arguments is wrong. */
public abstract class PawlException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    protected PawlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
