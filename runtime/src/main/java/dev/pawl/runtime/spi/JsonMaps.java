package dev.pawl.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
            JsonGenerator out,
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
            out.writeName(key);
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
            JsonParser in, Function<String, @Nullable K> named, JsonReader<? extends V> element) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw JsonFaults.malformed(in, "an object");
        }
        Map<K, V> entries = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            K key = key(in, name, named);
            in.nextToken();
            entries.put(key, element.read(in));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static <K> K key(JsonParser in, String name, Function<String, @Nullable K> named) {
        K key;
        try {
            key = named.apply(name);
        } catch (RuntimeException e) {
            throw JsonFaults.malformed(in, "a name that is a key of the map");
        }
        if (key == null) {
            throw JsonFaults.malformed(in, "a name that is a key of the map");
        }
        return key;
    }
}
