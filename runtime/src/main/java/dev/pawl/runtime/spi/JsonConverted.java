package dev.pawl.runtime.spi;

import dev.pawl.Converter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that go through a user's converter. It never sees null, and must not make null, or an empty Optional, of a
 * value, for that is how null is stored.
 */
public final class JsonConverted {

    private JsonConverted() {}

    public static <T, J> void write(
            JsonOutput out, @Nullable T value, Converter<T, J> converter, JsonWriter<J> stored) {
        if (value == null) {
            out.writeNull();
            return;
        }
        J converted = converter.toStored(value);
        if (converted == null || converted.equals(Optional.empty())) {
            throw JsonFaults.unwritable(out, converter.getClass().getSimpleName() + " made nothing of a value", null);
        }
        stored.write(out, converted);
    }

    public static <T, J> @Nullable T read(
            JsonInput in, Converter<T, J> converter, JsonReader<? extends @Nullable J> stored) {
        J converted = JsonObjects.isNull(in) ? null : stored.read(in);
        if (converted == null) {
            return null;
        }
        try {
            return converter.fromStored(converted);
        } catch (RuntimeException e) {
            String thrown = JsonFaults.describe(e);
            throw JsonFaults.malformed(
                    in, "what " + converter.getClass().getSimpleName() + " accepts", thrown, thrown, e);
        }
    }
}
