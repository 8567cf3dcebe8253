package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Dml;
import java.nio.charset.StandardCharsets;

/**
 * The one place that knows the schema's name. Statements are written with {@code pawl.} before each table, which is
 * replaced here; the search path is never relied on, for behind a pooler it is anybody's.
 *
 * @param name as it is, upper case, spaces, quotes and all
 */
record SchemaName(String name) {

    static final SchemaName DEFAULT = new SchemaName("pawl");

    /** What Postgres keeps of a name. */
    private static final int LONGEST = 63;

    /** @throws IllegalArgumentException if no schema can be called that, or the SQL of migrations could not name it */
    SchemaName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a schema must not be blank");
        }
        if (name.startsWith("pg_")) {
            throw new IllegalArgumentException(
                    "a schema cannot be called '" + name + "': Postgres keeps names that begin with pg_ to itself");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("the name of a schema has at most 63 bytes; '" + name + "' has more");
        }
        if (name.chars().anyMatch(c -> c == '$' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "the name of a schema must have neither $ nor control characters: '" + name + "'");
        }
    }

    /** As an identifier; quoted, but for the default one, which needs none. */
    String quoted() {
        return equals(DEFAULT) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** What stands for it inside the quotes of a literal. */
    static String inLiteral(String text) {
        return text.replace("'", "''");
    }

    /** A statement for this schema; a literal may begin with a table's name. */
    String in(String sql) {
        return sql.replace("'pawl.", "'" + inLiteral(quoted()) + ".").replace("pawl.", quoted() + ".");
    }

    /** A statement for this schema, in both forms. */
    Dml dml(String sql) {
        return Dml.of(in(sql));
    }

    /** The channel on which nodes announce work. */
    String channel() {
        return name;
    }
}
