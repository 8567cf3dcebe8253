package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the codecs of records ask. */
public final class JsonObjects {

    private JsonObjects() {}

    /** Whether null stands here. */
    public static boolean isNull(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    /**
     * An object begins here.
     *
     * @throws MalformedDocumentException if none does
     */
    public static void start(JsonParser in, String type) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw JsonFaults.malformed(in, type + " as an object");
        }
    }

    /**
     * The object that ends here had a component that cannot be done without.
     *
     * @throws MalformedDocumentException if it had not
     */
    public static void require(JsonParser in, boolean present, String type, String component) {
        if (!present) {
            throw missing(in, type, component);
        }
    }

    static MalformedDocumentException missing(JsonParser in, String type, String component) {
        return JsonFaults.malformed(
                in, type + " with \"" + component + '"', "an object without it", "an object without it", null);
    }
}
