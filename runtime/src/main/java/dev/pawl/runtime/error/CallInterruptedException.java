package dev.pawl.runtime.error;

/**
 * The calling thread was interrupted while it waited for an answer; its interrupt flag is set again. What it asked for may
 * or may not be done.
 */
public final class CallInterruptedException extends PawlException {

    private static final long serialVersionUID = 1L;

    public CallInterruptedException(String what, InterruptedException cause) {
        super("Interrupted while waiting for " + what + ", which may be done all the same.", cause);
    }
}
