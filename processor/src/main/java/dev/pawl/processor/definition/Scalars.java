package dev.pawl.processor.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which scalars can be read as which others, every value of them, as the codecs of the runtime do it. */
final class Scalars {

    private static final Map<String, String> PRIMITIVES = Map.of(
            "boolean", "Boolean",
            "byte", "Byte",
            "short", "Short",
            "int", "Integer",
            "long", "Long",
            "float", "Float",
            "double", "Double",
            "char", "Character");

    /** By the box of what is stored: the boxes and classes that read all of it. What is a number never becomes text. */
    private static final Map<String, List<String>> WIDER = Map.of(
            "Byte", List.of("Short", "Integer", "Long", "Float", "Double", "BigInteger", "BigDecimal"),
            "Short", List.of("Integer", "Long", "Float", "Double", "BigInteger", "BigDecimal"),
            "Integer", List.of("Long", "Double", "BigInteger", "BigDecimal"),
            "Long", List.of("BigInteger", "BigDecimal"),
            "Float", List.of("Double"),
            "BigInteger", List.of("BigDecimal"),
            "ZoneOffset", List.of("ZoneId"));

    private static final Set<String> TEXT = Set.of(
            "Character",
            "BigInteger",
            "BigDecimal",
            "UUID",
            "byte[]",
            "Instant",
            "Duration",
            "Period",
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "OffsetTime",
            "OffsetDateTime",
            "ZonedDateTime",
            "Year",
            "YearMonth",
            "MonthDay",
            "ZoneId",
            "ZoneOffset");

    private static final Set<String> OTHERS = Set.of("String", "Object");

    /** What no user's type is called here. */
    static final Set<String> NAMES = names();

    private Scalars() {}

    /** Whether every value of the one is read as one of the other. */
    static boolean reads(String now, String before) {
        String from = PRIMITIVES.getOrDefault(before, before);
        String to = PRIMITIVES.getOrDefault(now, now);
        // A box may be null, a primitive not.
        if (PRIMITIVES.containsKey(now) && !PRIMITIVES.containsKey(before)) {
            return false;
        }
        return from.equals(to)
                || WIDER.getOrDefault(from, List.of()).contains(to)
                || to.equals("String") && TEXT.contains(from);
    }

    /** The same for the keys of maps, which are always text. */
    static boolean readsKeys(String now, String before) {
        return now.equals("String") || reads(now, before);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(TEXT);
        names.addAll(OTHERS);
        PRIMITIVES.forEach((primitive, box) -> {
            names.add(primitive);
            names.add(box);
        });
        return Set.copyOf(names);
    }
}
