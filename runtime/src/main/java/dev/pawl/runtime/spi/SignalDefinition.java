package dev.pawl.runtime.spi;

/**
 * A signal that a machine takes.
 *
 * @param name its name in the database
 * @param type its record
 * @param codec writes and reads its documents
 */
public record SignalDefinition<T>(String name, Class<T> type, JsonCodec<T> codec) {

    @Override
    public String toString() {
        return name;
    }
}
