package dev.pawl.runtime.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Enums, as the names of their constants. */
public final class JsonEnums {

    private JsonEnums() {}

    /** Writes a constant's name. */
    public static <E extends Enum<E>> void write(
            JsonGenerator out, @Nullable E value, Function<? super E, String> name) {
        JsonText.writeString(out, value == null ? null : name.apply(value));
    }

    /**
     * Reads a constant.
     *
     * @param named the constant of a name, or null if none has it
     */
    public static <E extends Enum<E>> @Nullable E read(
            JsonParser in, String type, Function<String, @Nullable E> named) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        E value = in.currentToken() == JsonToken.VALUE_STRING ? named.apply(in.getString()) : null;
        if (value == null) {
            throw JsonFaults.malformed(in, "the name of a constant of " + type);
        }
        return value;
    }
}
