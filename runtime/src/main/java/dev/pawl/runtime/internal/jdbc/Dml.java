package dev.pawl.runtime.internal.jdbc;

/**
 * A statement in two forms.
 *
 * @param plain as it is
 * @param guarded led by settings that end with the transaction. The driver sends both in one message, and without BEGIN
 *     they are one transaction
 */
public record Dml(String plain, String guarded) {

    /**
     * A lock is not waited for long, for a user's own transaction may hold a row for as long as it likes. A plan is made
     * once and kept, not made anew for each batch, which takes longer than a small one's execution; as it may be made while
     * the tables are still small, it reads no whole table. And it is not compiled: the planner takes an unknown limit for
     * a tenth of all rows, and what it then compiles takes longer than what it runs.
     */
    private static final String GUARD = """
            SELECT set_config('lock_timeout', '2s', true), set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true);
            """;

    /** Both forms of one text. */
    public static Dml of(String sql) {
        return new Dml(sql, GUARD + sql);
    }
}
