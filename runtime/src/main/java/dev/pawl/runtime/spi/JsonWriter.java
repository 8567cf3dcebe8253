package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The writing half of a codec. */
@FunctionalInterface
public interface JsonWriter<T extends @Nullable Object> {

    /** Writes one JSON value. */
    void write(JsonGenerator out, T value);
}
