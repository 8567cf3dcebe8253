package dev.pawl.runtime.error;

/** There is no instance of that machine with that id: it never was, or it has been removed since it ended. */
public final class NoSuchInstanceException extends PawlException {

    private static final long serialVersionUID = 1L;

    private final long id;

    public NoSuchInstanceException(String machine, long id) {
        super("There is no instance " + id + " of machine " + machine + ".", null);
        this.id = id;
    }

    /** The id that was asked for. */
    public long id() {
        return id;
    }
}
