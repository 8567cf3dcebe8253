package dev.pawl.runtime.error;

import org.jspecify.annotations.Nullable;

/** Anything that Pawl throws at its callers, apart from {@link IllegalArgumentException} for arguments that can never be. */
public abstract class PawlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected PawlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
