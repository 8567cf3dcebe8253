package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/** The reading half of a codec. */
@FunctionalInterface
public interface JsonReader<T extends @Nullable Object> {

    /** Reads the JSON value that the input stands on, and leaves it behind the value. */
    T read(JsonInput in);
}
