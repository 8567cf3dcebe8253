package dev.pawl.runtime.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A state of a machine.
 *
 * @param name its name in the database
 * @param shape the number of its set of components, kept in each row, so that no node reads a document it was not
 *     built for
 * @param type its record
 * @param codec writes and reads its documents
 * @param older the shapes of earlier releases that can still be read
 * @param rate how often its action may start
 */
public record StateDefinition<S>(
        String name,
        int shape,
        boolean initial,
        boolean terminal,
        Class<S> type,
        JsonCodec<S> codec,
        List<OlderShape<S>> older,
        Optional<RateLimit<S>> rate) {

    public StateDefinition {
        older = List.copyOf(older);
    }

    /** A state whose action is not limited. */
    public StateDefinition(
            String name,
            int shape,
            boolean initial,
            boolean terminal,
            Class<S> type,
            JsonCodec<S> codec,
            List<OlderShape<S>> older) {
        this(name, shape, initial, terminal, type, codec, older, Optional.empty());
    }

    /** A state that always had the same components, and whose action is not limited. */
    public static <S> StateDefinition<S> of(
            String name,
            int shape,
            boolean initial,
            boolean terminal,
            Class<S> type,
            JsonWriter<S> writer,
            JsonReader<S> reader) {
        return new StateDefinition<>(name, shape, initial, terminal, type, JsonCodec.of(writer, reader));
    }

    /** The same state, that had another set of components too. */
    public StateDefinition<S> once(int shape, JsonReader<S> reader) {
        List<OlderShape<S>> more = new ArrayList<>(older);
        more.add(new OlderShape<>(shape, reader));
        return new StateDefinition<>(name, this.shape, initial, terminal, type, codec, more, rate);
    }

    /** The same state, whose action may start no more often than that. */
    public StateDefinition<S> limited(RateLimit<S> rate) {
        return new StateDefinition<>(name, shape, initial, terminal, type, codec, older, Optional.of(rate));
    }

    /** A state that always had the same components. */
    public StateDefinition(
            String name, int shape, boolean initial, boolean terminal, Class<S> type, JsonCodec<S> codec) {
        this(name, shape, initial, terminal, type, codec, List.of());
    }

    /**
     * Reads a document of any shape that this state has or had.
     *
     * @throws IllegalArgumentException if it never had that shape
     * @throws dev.pawl.runtime.error.MalformedDocumentException if the document is none of that shape
     * @throws RuntimeException what an upgrade threw
     */
    public S read(int shape, String document) {
        if (shape == this.shape) {
            return Json.read(codec, document);
        }
        for (OlderShape<S> candidate : older) {
            if (candidate.shape() == shape) {
                return Json.read(candidate.reader(), document);
            }
        }
        throw new IllegalArgumentException("state " + name + " never had the shape " + shape);
    }

    /** Whether it has or had that shape. */
    public boolean reads(int shape) {
        return shape == this.shape || older.stream().anyMatch(candidate -> candidate.shape() == shape);
    }

    @Override
    public String toString() {
        return name;
    }
}
