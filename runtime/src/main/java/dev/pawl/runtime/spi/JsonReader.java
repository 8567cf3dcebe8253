package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The reading half of a codec. */
@FunctionalInterface
public interface JsonReader<T extends @Nullable Object> {

    /** Reads the JSON value whose first token the parser stands on, and leaves it on the last. */
    T read(JsonParser in);
}
