package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import dev.pawl.runtime.error.UnwritableValueException;
import org.jspecify.annotations.Nullable;

/** Words mistakes in documents and values, with the place where reading or writing stands. */
final class JsonFaults {

    private static final int LONGEST = 60;

    private JsonFaults() {}

    /** What stands here is not what is expected. */
    static MalformedDocumentException malformed(JsonInput in, String expected) {
        return new MalformedDocumentException(in.path(), expected, in.found(), in.kind(), null);
    }

    /** The same, where what was found is known better than the input knows it. */
    static MalformedDocumentException malformed(
            JsonInput in, String expected, String found, String kind, @Nullable Throwable cause) {
        return new MalformedDocumentException(in.path(), expected, shorten(found), kind, cause);
    }

    /** What would be written next cannot be. */
    static UnwritableValueException unwritable(JsonOutput out, String problem, @Nullable Throwable cause) {
        return new UnwritableValueException(out.path(), problem, cause);
    }

    /** An exception in one line. */
    static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
