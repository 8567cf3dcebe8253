package dev.pawl.runtime.spi;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Writes and reads values of a type as JSON. Stateless and thread-safe. What is written for equal values is equal byte
 * for byte.
 */
public interface JsonCodec<T> {

    /** Writes one JSON value. */
    void write(JsonGenerator out, T value);

    /** Reads the JSON value whose first token the parser stands on, and leaves it on the last. */
    T read(JsonParser in);
}
