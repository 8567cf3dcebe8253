package dev.pawl.runtime.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Optionals: what is in them, or null; an Optional that is itself null could not be told from that, and is refused. */
public final class JsonOptionals {

    private JsonOptionals() {}

    public static <T> void write(JsonOutput out, Optional<T> value, JsonWriter<T> element) {
        if (present(out, value)) {
            element.write(out, value.get());
        } else {
            out.writeNull();
        }
    }

    public static <T> Optional<T> read(JsonInput in, JsonReader<? extends @Nullable T> element) {
        return Optional.ofNullable(JsonObjects.isNull(in) ? null : element.read(in));
    }

    /** Whether something is in it; a record does not keep its components from being null. */
    private static boolean present(JsonOutput out, Optional<?> value) {
        if (value == null) {
            throw JsonFaults.unwritable(out, "an Optional is null", null);
        }
        return value.isPresent();
    }
}
