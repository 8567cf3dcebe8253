package dev.pawl.runtime.spi;

/**
 * A signal that a machine takes.
 *
 * @param name its name in the database
 * @param type its record
 * @param codec writes and reads its documents
 */
public record SignalDefinition<T>(String name, Class<T> type, JsonCodec<T> codec) {

    /** A signal with a codec of two methods. */
    public static <T> SignalDefinition<T> of(String name, Class<T> type, JsonWriter<T> writer, JsonReader<T> reader) {
        return new SignalDefinition<>(name, type, JsonCodec.of(writer, reader));
    }

    @Override
    public String toString() {
        return name;
    }
}
