package dev.pawl.runtime.spi;

import org.jspecify.annotations.Nullable;

/** The writing half of a codec. */
@FunctionalInterface
public interface JsonWriter<T extends @Nullable Object> {

    /** Writes one JSON value. */
    void write(JsonOutput out, T value);
}
