package dev.pawl.processor.definition;

import java.util.List;
import java.util.Map;

/**
 * What the documents of a state or a signal hold: complete in itself, so that it can be kept when the types it was made of
 * are gone.
 *
 * @param number from 1; of a state it stands in each row
 * @param types the records, enums and sealed interfaces that are named in components, and in each other
 */
public record Shape(int number, List<DefinedComponent> components, Map<String, DefinedType> types) {

    /**
     * A component of a record.
     *
     * @param name in JSON
     * @param type {@code "long"}, {@code "List<Address>"} or the like: a scalar, a container, or the name of a type
     * @param optional whether a document may lack it, for it has a default or is empty then
     */
    public record DefinedComponent(String name, String type, boolean optional) {}

    /** A type of the user's. */
    public sealed interface DefinedType {

        /** A record. */
        record DefinedRecord(List<DefinedComponent> components) implements DefinedType {}

        /** An enum, by the names of its constants in JSON. */
        record DefinedEnum(List<String> constants) implements DefinedType {}

        /** A sealed interface. */
        record DefinedSealed(List<Variant> variants) implements DefinedType {}

        /** A variant: its name in JSON, and its type. */
        record Variant(String name, String type) {}
    }

    /** The same under another number. */
    public Shape as(int other) {
        return new Shape(other, components, types);
    }
}
