package dev.pawl.runtime.spi;

/**
 * A state of a machine.
 *
 * @param name its name in the database
 * @param shape the number of its set of components, kept in each row, so that no node reads a document it was not
 *     built for
 * @param type its record
 * @param codec writes and reads its documents
 */
public record StateDefinition<S>(
        String name, int shape, boolean initial, boolean terminal, Class<S> type, JsonCodec<S> codec) {

    @Override
    public String toString() {
        return name;
    }
}
