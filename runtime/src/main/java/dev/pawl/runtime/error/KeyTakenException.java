package dev.pawl.runtime.error;

/** An instance was not inserted, because a live one has its business key. Nothing was written. */
public final class KeyTakenException extends PawlException {

    private static final long serialVersionUID = 1L;

    private final String machine;
    private final String key;
    private final long id;

    public KeyTakenException(String machine, String key, long id) {
        super(
                "The key '" + key + "' is taken: instance " + id + " of machine " + machine
                        + " has it and has not ended.",
                null);
        this.machine = machine;
        this.key = key;
        this.id = id;
    }

    /** The machine's name. */
    public String machine() {
        return machine;
    }

    /** The key. */
    public String key() {
        return key;
    }

    /** The live instance that has the key. */
    public long id() {
        return id;
    }
}
