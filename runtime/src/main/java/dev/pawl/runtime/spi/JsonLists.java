package dev.pawl.runtime.spi;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, as arrays. What is read cannot be modified. */
public final class JsonLists {

    private JsonLists() {}

    public static <T> void write(JsonOutput out, @Nullable List<? extends T> value, JsonWriter<? super T> element) {
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

    public static <T> @Nullable List<T> read(JsonInput in, JsonReader<? extends T> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        return Collections.unmodifiableList(elements(in, element));
    }

    /** The elements of an array. */
    @SuppressWarnings("unchecked")
    static <T> List<T> elements(JsonInput in, JsonReader<? extends T> element) {
        if (!in.startArray()) {
            throw JsonFaults.malformed(in, "an array");
        }
        JsonElements elements = in.elements();
        int before = elements.count();
        while (in.nextElement()) {
            elements.add(element.read(in));
        }
        return (List<T>) Arrays.asList(elements.take(before));
    }
}
