package dev.pawl.chaos.broken;

import java.util.Map;

/**
 * A mistake that an engine of this kind can have: statements that say something else than they should.
 *
 * @param replacements what each text is replaced by, wherever it stands; each must stand somewhere
 * @param losing a text in the statements of which one is carried out and its answer lost; null if none is
 * @param polls whether it looks for work by itself
 */
record Breakage(Map<String, String> replacements, String losing, boolean polls) {

    /** No mistake. */
    static final Breakage NONE = new Breakage(Map.of(), null, true);

    /** Work is begun when somebody tells of it, and not otherwise. */
    static final Breakage NOTIFIED_ONLY = new Breakage(Map.of(), null, false);

    private static final String FENCE = "i.rev = g.rev AND i.node = ?\n    RETURNING i.id, i.rev, i.mail";

    /** Any outcome counts, whoever holds the instance. */
    static final Breakage NO_FENCE =
            new Breakage(Map.of(FENCE, "(i.node = ? OR true)\n    RETURNING i.id, i.rev, i.mail"), null, true);

    /** An instance goes to sleep without a look at the signals that came while it executed. */
    static final Breakage PARK_WITHOUT_COUNTER = new Breakage(Map.of("i.mail > g.seen", "false"), null, true);

    /** A lease is taken away, and the revision stays. */
    static final Breakage REAPER_WITHOUT_REVISION = new Breakage(
            Map.of("SET rev = i.rev + 1, lease = NULL, node = NULL, crashes", "SET lease = NULL, node = NULL, crashes"),
            null,
            true);

    /** Signals are deleted when they are read, in the transaction of the claim, and not with the outcome. */
    static final Breakage CONSUMED_WITH_THE_CLAIM = new Breakage(
            Map.of(
                    "SELECT i.*, s.seqs, s.signals",
                    ", eaten AS (DELETE FROM pawl.signal s USING claimed c WHERE s.instance = c.id)\n"
                            + "SELECT i.*, s.seqs, s.signals",
                    // What is delivered and claimed by one statement could not be deleted by it.
                    "JOIN pawl.instance v ON v.ctid = l.spot",
                    "JOIN pawl.instance v ON v.ctid = l.spot AND false"),
            null,
            true);

    /** A commit without an answer counts as not done, and is done again, at whatever revision the row is by then. */
    static final Breakage RETRIED = new Breakage(
            Map.of(
                    "SELECT i.id, i.rev FROM pawl.instance i\nWHERE i.id = ANY (?) AND i.node = ?",
                    "SELECT i.id, i.rev - 1 AS rev FROM pawl.instance i\nWHERE i.id = ANY (?) AND i.node = ?",
                    FENCE,
                    "i.rev IN (g.rev, g.rev + 1) AND i.node = ?\n    RETURNING i.id, i.rev, i.mail"),
            "UPDATE pawl.instance i\n    SET rev = i.rev + 1,\n        state = g.state",
            true);

    /** The answer of a commit is lost, and nothing else is wrong. */
    static final Breakage ANSWER_LOST = new Breakage(Map.of(), RETRIED.losing(), true);

    /** Whether nothing is wrong with the engine. */
    boolean sound() {
        return replacements.isEmpty() && polls;
    }
}
