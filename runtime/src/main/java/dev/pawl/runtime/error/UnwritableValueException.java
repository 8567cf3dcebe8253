package dev.pawl.runtime.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A value cannot be stored: text with U+0000 or half a surrogate pair, null where nothing would tell it from an empty
 * value, nesting without an end, an accessor that throws. Nothing was written.
 */
public final class UnwritableValueException extends PawlException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String path;

    /**
     * @param path where in the document the value would have stood, as a JSON pointer; empty for the whole document
     * @param problem what is wrong with it
     */
    public UnwritableValueException(String path, String problem, @Nullable Throwable cause) {
        super("at " + (path.isEmpty() ? "the root" : path) + ": " + problem, cause);
        this.path = path;
    }

    /** Where in the document the value would have stood, as a JSON pointer; empty for the whole document. */
    public String path() {
        return path;
    }
}
