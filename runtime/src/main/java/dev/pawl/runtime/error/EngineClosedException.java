package dev.pawl.runtime.error;

/** The engine was closed; nothing was done. */
public final class EngineClosedException extends PawlException {

    private static final long serialVersionUID = 1L;

    public EngineClosedException() {
        super("This Pawl is closed.", null);
    }
}
