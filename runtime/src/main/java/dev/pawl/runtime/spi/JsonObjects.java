package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;

/** What the codecs of records ask. */
public final class JsonObjects {

    private JsonObjects() {}

    /** Reads null, or says that something else stands here. */
    public static boolean isNull(JsonInput in) {
        return in.readNull();
    }

    /**
     * Begins the object that stands here.
     *
     * @throws MalformedDocumentException if none does
     */
    public static void start(JsonInput in, String type) {
        if (!in.startObject()) {
            throw JsonFaults.malformed(in, type + " as an object");
        }
    }

    /**
     * The object that ended here had a component that cannot be done without.
     *
     * @throws MalformedDocumentException if it had not
     */
    public static void require(JsonInput in, boolean present, String type, String component) {
        if (!present) {
            throw missing(in, type, component);
        }
    }

    static MalformedDocumentException missing(JsonInput in, String type, String component) {
        return JsonFaults.malformed(
                in, type + " with \"" + component + '"', "an object without it", "an object without it", null);
    }
}
