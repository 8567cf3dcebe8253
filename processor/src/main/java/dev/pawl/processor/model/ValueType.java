package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/** A type in a state or a signal, as a codec sees it. Other types are referred to by name, so that types may recurse. */
public sealed interface ValueType {

    /** The type itself. */
    TypeName type();

    /** A type that is one JSON scalar, primitives and their boxes among them. */
    record Scalar(TypeName type, Kind kind) implements ValueType {
        /** How it is written. */
        public enum Kind {
            BOOLEAN,
            BYTE,
            SHORT,
            INT,
            LONG,
            FLOAT,
            DOUBLE,
            CHAR,
            STRING,
            BIG_INTEGER,
            BIG_DECIMAL,
            UUID,
            BYTES,
            INSTANT,
            DURATION,
            PERIOD,
            LOCAL_DATE,
            LOCAL_TIME,
            LOCAL_DATE_TIME,
            OFFSET_TIME,
            OFFSET_DATE_TIME,
            ZONED_DATE_TIME,
            YEAR,
            YEAR_MONTH,
            MONTH_DAY,
            ZONE_ID,
            ZONE_OFFSET
        }
    }

    /** An enum; each constant with its name in JSON. */
    record EnumType(ClassName type, List<Constant> constants) implements ValueType {
        /** A constant. */
        public record Constant(String name, String json) {}
    }

    /**
     * A record, perhaps with concrete type arguments.
     *
     * @param type a class name, or a parameterized one
     */
    record RecordType(TypeName type, List<Component> components) implements ValueType {}

    /**
     * A record's component.
     *
     * @param name in Java
     * @param json in JSON
     * @param type a key into the machine's values
     * @param converted how this component alone is stored, where a {@code @Codec} stands on it
     * @param fallback the text of its {@code @Default}
     */
    record Component(
            String name,
            String json,
            TypeName type,
            Optional<Converted> converted,
            Optional<String> fallback,
            Place place) {}

    /** A sealed interface: written as its variant with a {@code "@type"} in front. */
    record SealedType(TypeName type, List<Variant> variants) implements ValueType {
        /** A record among the variants, or an enum. */
        public record Variant(TypeName type, String json) {}
    }

    /** An {@code Optional}. */
    record OptionalType(TypeName type, TypeName element) implements ValueType {}

    /** A {@code List}. */
    record ListType(TypeName type, TypeName element) implements ValueType {}

    /** A {@code Set}; written in the order of the set. */
    record SetType(TypeName type, TypeName element) implements ValueType {}

    /** A {@code Map}; its keys are scalars that are text in JSON, or enums. */
    record MapType(TypeName type, TypeName key, TypeName value) implements ValueType {}

    /**
     * A type that goes through a user's converter.
     *
     * @param stored what the converter stores: a key into the machine's values
     */
    record Converted(TypeName type, ClassName converter, TypeName stored) implements ValueType {}

    /** A type that no codec covers: a mistake, reported where it is used. */
    record Uncovered(TypeName type, String reason) implements ValueType {}
}
