package dev.pawl.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Sets, as arrays whose elements stand in the order of their text: equal sets give equal bytes, whatever order they
 * iterate in. What is read cannot be modified.
 */
public final class JsonSets {

    private JsonSets() {}

    /** Writes a set; the generator is one of {@link Json}'s. */
    public static <T> void write(JsonGenerator out, @Nullable Set<? extends T> value, JsonWriter<? super T> element) {
        if (value == null) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        if (value.size() == 1) {
            element.write(out, value.iterator().next());
        } else if (!value.isEmpty()) {
            writeSorted(out, value, element);
        }
        out.writeEndArray();
    }

    public static <T> @Nullable Set<T> read(JsonParser in, JsonReader<? extends T> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        Set<T> elements = new LinkedHashSet<>();
        JsonLists.readInto(elements, in, element);
        return Collections.unmodifiableSet(elements);
    }

    private static <T> void writeSorted(JsonGenerator out, Set<? extends T> value, JsonWriter<? super T> element) {
        if (!(out.streamWriteOutputTarget() instanceof JsonSink sink)) {
            throw new IllegalArgumentException("documents are written through Json.write");
        }
        out.flush();
        int start = sink.length();
        int[] ends = new int[value.size()];
        int i = 0;
        for (T each : value) {
            element.write(out, each);
            out.flush();
            ends[i++] = sink.length();
        }
        sink.sort(start, ends);
    }
}
