package dev.pawl.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets, as arrays whose elements stand in the order of their text: equal sets give equal bytes, whatever order they
 * iterate in. What is read cannot be modified.
 */
public final class JsonSets {

    private JsonSets() {}

    /** Writes a set. */
    public static <T> void write(JsonOutput out, @Nullable Set<? extends T> value, JsonWriter<? super T> element) {
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

    public static <T> @Nullable Set<T> read(JsonInput in, JsonReader<? extends T> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(JsonLists.<T>elements(in, element)));
    }

    private static <T> void writeSorted(JsonOutput out, Set<? extends T> value, JsonWriter<? super T> element) {
        int start = out.length();
        int[] ends = new int[value.size()];
        int i = 0;
        for (T each : value) {
            element.write(out, each);
            ends[i++] = out.length();
        }
        out.sort(start, ends);
    }
}
