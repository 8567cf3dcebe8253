package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import org.jspecify.annotations.Nullable;

/** What a component is where a document lacks it. */
public final class JsonDefaults {

    private JsonDefaults() {}

    /**
     * The value of a default; a new one at each call, for it may be mutable.
     *
     * @param in at the end of the object that lacks it
     * @param json the default, as JSON
     */
    public static <T extends @Nullable Object> T read(
            JsonInput in, String component, String json, JsonReader<T> reader) {
        try {
            return Json.read(reader, json);
        } catch (MalformedDocumentException e) {
            throw e.within(in.path() + '/' + JsonPlace.segment(component));
        }
    }
}
