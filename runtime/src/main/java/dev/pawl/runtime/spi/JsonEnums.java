package dev.pawl.runtime.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Enums, as the names of their constants. */
public final class JsonEnums {

    private JsonEnums() {}

    /** Writes a constant's name. */
    public static <E extends Enum<E>> void write(JsonOutput out, @Nullable E value, Function<? super E, String> name) {
        JsonText.writeString(out, value == null ? null : name.apply(value));
    }

    /**
     * Reads a constant.
     *
     * @param named the constant of a name, or null if none has it
     */
    public static <E extends Enum<E>> @Nullable E read(JsonInput in, String type, Function<String, @Nullable E> named) {
        if (JsonObjects.isNull(in)) {
            return null;
        }
        int start = in.at();
        E value = in.peek() == '"' ? named.apply(in.readWord()) : null;
        if (value == null) {
            in.moveTo(start);
            throw JsonFaults.malformed(in, "the name of a constant of " + type);
        }
        return value;
    }
}
