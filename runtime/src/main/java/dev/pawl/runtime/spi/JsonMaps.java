package dev.pawl.runtime.spi;

import dev.pawl.runtime.error.MalformedDocumentException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps, as objects whose names stand in the order of their text: equal maps give equal bytes, whatever order they iterate
 * in. Of a name that stands twice the last counts, as in jsonb. What is read cannot be modified.
 */
public final class JsonMaps {

    private JsonMaps() {}

    /**
     * Writes a map.
     *
     * @param name a key's text; another for each key
     */
    public static <K, V> void write(
            JsonOutput out,
            @Nullable Map<K, V> value,
            Function<? super K, String> name,
            JsonWriter<? super V> element) {
        if (value == null) {
            out.writeNull();
            return;
        }
        Map<String, V> sorted = new TreeMap<>();
        value.forEach((key, each) -> {
            if (key == null) {
                throw JsonFaults.unwritable(out, "a key of a map is null", null);
            }
            sorted.put(JsonText.checked(out, name.apply(key)), each);
        });
        out.writeStartObject();
        sorted.forEach((key, each) -> {
            out.writeKey(key);
            element.write(out, each);
        });
        out.writeEndObject();
    }

    /**
     * Reads a map.
     *
     * @param named the key of a text; throws, or gives null, if there is none
     */
    public static <K, V> @Nullable Map<K, V> read(
            JsonInput in, Function<String, @Nullable K> named, JsonReader<? extends V> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        if (!in.startObject()) {
            throw JsonFaults.malformed(in, "an object");
        }
        Map<K, V> entries = new LinkedHashMap<>();
        for (String name = in.nextKey(); name != null; name = in.nextKey()) {
            K key = key(in, name, named);
            entries.put(key, element.read(in));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static <K> K key(JsonInput in, String name, Function<String, @Nullable K> named) {
        K key;
        try {
            key = named.apply(name);
        } catch (RuntimeException e) {
            // What it throws has the name in it.
            throw noKey(in, name);
        }
        if (key == null) {
            throw noKey(in, name);
        }
        return key;
    }

    private static MalformedDocumentException noKey(JsonInput in, String name) {
        String found = "the name \"" + JsonFaults.shorten(name) + '"';
        return new MalformedDocumentException(in.path(), "a name that is a key of the map", found, "a name", null);
    }
}
