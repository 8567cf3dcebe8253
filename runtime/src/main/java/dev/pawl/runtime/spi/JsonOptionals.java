package dev.pawl.runtime.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Optionals: what is in them, or null. Where what is in them may itself be written as null, as in an Optional of an
 * Optional, it stands in an array, so that the two can be told apart. An Optional that is null has no document.
 */
public final class JsonOptionals {

    private JsonOptionals() {}

    public static <T> void write(JsonGenerator out, Optional<T> value, JsonWriter<T> element) {
        if (present(out, value)) {
            element.write(out, value.get());
        } else {
            out.writeNull();
        }
    }

    public static <T> Optional<T> read(JsonParser in, JsonReader<? extends @Nullable T> element) {
        return Optional.ofNullable(JsonObjects.isNull(in) ? null : element.read(in));
    }

    public static <T> void writeNested(JsonGenerator out, Optional<T> value, JsonWriter<T> element) {
        if (present(out, value)) {
            out.writeStartArray();
            element.write(out, value.get());
            out.writeEndArray();
        } else {
            out.writeNull();
        }
    }

    public static <T> Optional<T> readNested(JsonParser in, JsonReader<? extends @Nullable T> element) {
        if (JsonObjects.isNull(in)) {
            return Optional.empty();
        }
        var elements = JsonLists.read(in, element);
        if (elements == null || elements.size() != 1) {
            throw JsonFaults.malformed(in, "null or an array of one element", "another array", null);
        }
        return Optional.ofNullable(elements.get(0));
    }

    /** Whether something is in it; a record does not keep its components from being null. */
    private static boolean present(JsonGenerator out, Optional<?> value) {
        if (value == null) {
            throw JsonFaults.unwritable(out, "an Optional is null", null);
        }
        return value.isPresent();
    }
}
