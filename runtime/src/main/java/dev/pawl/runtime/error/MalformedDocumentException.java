package dev.pawl.runtime.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A stored document is not what the type says that is to be read from it: no JSON at all, a component that is missing, a
 * number out of range, a name that nobody knows, a value that its own constructor refuses.
 */
public final class MalformedDocumentException extends PawlException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String path;
    private final String expected;
    private final String found;

    /**
     * @param path where in the document, as a JSON pointer; empty for the document itself
     * @param expected what should have stood there
     * @param found what stands there
     */
    public MalformedDocumentException(String path, String expected, String found, @Nullable Throwable cause) {
        super("at " + (path.isEmpty() ? "the root" : path) + ": expected " + expected + ", found " + found, cause);
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

    /** What stands there, shortened. */
    public String found() {
        return found;
    }

    /** The same mistake, seen from the document around the one in which it was met. */
    public MalformedDocumentException within(String outer) {
        MalformedDocumentException moved = new MalformedDocumentException(outer + path, expected, found, getCause());
        moved.setStackTrace(getStackTrace());
        return moved;
    }
}
