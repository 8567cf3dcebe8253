package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.ValueType.Scalar;
import dev.pawl.processor.model.ValueType.Scalar.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Where the runtime has the methods that write and read a scalar. */
final class Scalars {

    private static final Map<Kind, String> SUFFIXES = suffixes();

    private Scalars() {}

    /** The class that has them. */
    static ClassName home(Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, CHAR ->
                scalar.type().isPrimitive() ? Types.JSON_PRIMITIVES : Types.JSON_BOXES;
            case STRING, BIG_INTEGER, BIG_DECIMAL, UUID, BYTES -> Types.JSON_TEXT;
            default -> Types.JSON_TIMES;
        };
    }

    /** What the method is called that writes it, or the one that reads it. */
    static String method(Scalar scalar, boolean writes) {
        return writes ? writer(scalar) : reader(scalar);
    }

    private static String writer(Scalar scalar) {
        boolean anyTime = home(scalar).equals(Types.JSON_TIMES) && scalar.kind() != Kind.YEAR;
        return anyTime ? "write" : "write" + suffix(scalar.kind());
    }

    private static String reader(Scalar scalar) {
        return "read" + suffix(scalar.kind());
    }

    /** Whether it is written with quotes around it. */
    static boolean isText(Kind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> false;
            default -> true;
        };
    }

    private static String suffix(Kind kind) {
        return Objects.requireNonNull(SUFFIXES.get(kind), kind::name);
    }

    /** {@code BigDecimal} for {@code BIG_DECIMAL}. */
    private static Map<Kind, String> suffixes() {
        Map<Kind, String> suffixes = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            StringBuilder suffix = new StringBuilder();
            for (String word : kind.name().split("_")) {
                suffix.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            suffixes.put(kind, suffix.toString());
        }
        return suffixes;
    }
}
