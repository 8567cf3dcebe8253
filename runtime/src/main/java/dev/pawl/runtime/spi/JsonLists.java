package dev.pawl.runtime.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Lists, as arrays. What is read cannot be modified. */
public final class JsonLists {

    private JsonLists() {}

    public static <T> void write(JsonGenerator out, @Nullable List<? extends T> value, JsonWriter<? super T> element) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        for (T each : value) {
            element.write(out, each);
        }
        out.writeEndArray();
    }

    public static <T> @Nullable List<T> read(JsonParser in, JsonReader<? extends T> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        List<T> elements = new ArrayList<>();
        readInto(elements, in, element);
        return Collections.unmodifiableList(elements);
    }

    static <T> void readInto(Collection<T> elements, JsonParser in, JsonReader<? extends T> element) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw JsonFaults.malformed(in, "an array");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read(in));
        }
    }
}
