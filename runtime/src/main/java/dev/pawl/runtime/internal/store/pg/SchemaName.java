package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Dml;

/**
 * The one place that knows the schema's name. Statements are written with {@code pawl.} before each table, which is
 * replaced here; the search path is never relied on, for behind a pooler it is anybody's.
 */
record SchemaName(String name) {

    static final SchemaName DEFAULT = new SchemaName("pawl");

    /** A statement for this schema. */
    String in(String sql) {
        return sql.replace("pawl.", name + ".");
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
