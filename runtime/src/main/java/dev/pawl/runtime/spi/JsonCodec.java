package dev.pawl.runtime.spi;

/**
 * Writes and reads values of a type as JSON; whole documents go through {@link Json}. Stateless and thread-safe. What is
 * written for equal values is equal byte for byte.
 */
public interface JsonCodec<T> extends JsonWriter<T>, JsonReader<T> {

    /** A codec of two methods. */
    static <T> JsonCodec<T> of(JsonWriter<T> writer, JsonReader<T> reader) {
        return new JsonCodec<>() {
            @Override
            public void write(JsonOutput out, T value) {
                writer.write(out, value);
            }

            @Override
            public T read(JsonInput in) {
                return reader.read(in);
            }
        };
    }
}
