package dev.pawl.runtime.internal.jdbc;

/**
 * A statement in two forms.
 *
 * @param plain as it is
 * @param impatient led by a statement that bounds, until the transaction ends, how long it waits for a lock: a user's own
 *     transaction may hold a row for as long as it likes. The driver sends both in one message, and without BEGIN they are
 *     one transaction
 */
public record Dml(String plain, String impatient) {

    private static final String IMPATIENT = "SELECT set_config('lock_timeout', '2s', true);\n";

    /** Both forms of one text. */
    public static Dml of(String sql) {
        return new Dml(sql, IMPATIENT + sql);
    }
}
