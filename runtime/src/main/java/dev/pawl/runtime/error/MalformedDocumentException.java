package dev.pawl.runtime.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A stored document is not what the type says that is to be read from it: no JSON at all, a component that is missing, a
 * number out of range, a name that nobody knows, a value that its own constructor refuses.
 *
 * <p>The message says where, and what kind of thing stands there, but not its content, which may be nobody's business; only
 * the names of maps' entries may stand in the place. What a user's own constructor or converter has thrown is in it as it is.
 */
public final class MalformedDocumentException extends PawlException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String path;
    private final String expected;
    private final String found;
    private final String kind;

    /**
     * @param path where in the document, as a JSON pointer; empty for the document itself
     * @param expected what should have stood there
     * @param found what stands there
     * @param kind what kind of thing that is, for the message
     */
    public MalformedDocumentException(
            String path, String expected, String found, String kind, @Nullable Throwable cause) {
        super("at " + (path.isEmpty() ? "the root" : path) + ": expected " + expected + ", found " + kind, cause);
        this.kind = kind;
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    /** Where in the document, as a JSON pointer; empty for the document itself. */
    public String path() {
        return path;
    }

    /** What should have stood there. */
    public String expected() {
        return expected;
    }

    /** What stands there, shortened. It is not in the message, which is logged. */
    public String found() {
        return found;
    }

    /** The same mistake, seen from the document around the one in which it was met. */
    public MalformedDocumentException within(String outer) {
        MalformedDocumentException moved =
                new MalformedDocumentException(outer + path, expected, found, kind, getCause());
        moved.setStackTrace(getStackTrace());
        return moved;
    }
}
