package dev.pawl.runtime.inputs;

import java.util.Map;

/** Texts that somebody means ill with. */
final class Texts {

    static final String SQL = "'; DROP SCHEMA pawl CASCADE; -- \" $$ \\ %s ${schema} ? :x";
    static final String ASTRAL = "\uD83D\uDD12 \u202Eevil\u0007";
    static final String HUGE = "h".repeat(1 << 20);
    static final String NUL = "a\0b";
    static final String HIGH = "a\uD83D";
    static final String LOW = "\uDD12a";

    /** Names of schemas: what is a name for Postgres is one for Pawl. */
    static final String SCHEMA = "He said \"DROP\" 'it'; -- \\ %I";

    private Texts() {}

    /** What Postgres can hold. */
    static Map<String, String> storable() {
        return Map.of("SQL", SQL, "pairs and controls", ASTRAL);
    }

    /** What it cannot. */
    static Map<String, String> unstorable() {
        return Map.of("U+0000", NUL, "half a pair, the first", HIGH, "half a pair, the second", LOW);
    }
}
