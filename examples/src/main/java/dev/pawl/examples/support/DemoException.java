package dev.pawl.examples.support;

import org.jspecify.annotations.Nullable;

/** An example cannot go on; the message is for whoever runs it. */
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        this(message, null);
    }

    public DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
