package dev.pawl.runtime.error;

/**
 * An instance stands in a state that this program cannot read: it belongs to a version of the machine, or a shape of the
 * state, that the program's own class does not know. Nothing is wrong with the instance; ask with the client of its version.
 */
public final class UnknownStateException extends PawlException {

    private static final long serialVersionUID = 1L;

    private final long id;

    public UnknownStateException(long id, String machine, int version, String state, int shape) {
        super(
                "Instance " + id + " is in state " + state + " (shape " + shape + ") of version " + version
                        + " of machine " + machine + ", which this program does not know. Use the client of that version.",
                null);
        this.id = id;
    }

    /** The instance. */
    public long id() {
        return id;
    }
}
