package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Note;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a message of outcomes may have to carry besides the outcomes themselves. A part that none of them needs is left out:
 * statements, columns and what the server would do with them.
 */
enum CommitPart {
    /** It touches rows of other instances that are there already. */
    LOCKING,
    /** The history is told. */
    TELLING,
    /** There are signals, taken or left. */
    READING,
    /** There are timers. */
    TIMING,
    /** Something is run again, or has been, or has gone wrong. */
    REPEATING,
    /** A state is not entered: it stays, or is run again. */
    STAYING,
    /** An action is due at a time that is known before the commit's. */
    DATED,
    /** There may be children. */
    RELATED,
    /** Children may be left behind that are to be cancelled. */
    LEAVING,
    /** Instances are inserted. */
    INSERTING,
    /** Signals are sent to other instances. */
    SENDING,
    /** It may be the end of somebody's child. */
    JOINING,
    /** Places of limits may be free with it. */
    FREEING,
    /** It ends the transaction that it is sent in. */
    ENDING;

    /** What these outcomes need. */
    static Set<CommitPart> of(List<Commit> outcomes) {
        Set<CommitPart> parts = EnumSet.noneOf(CommitPart.class);
        for (Commit outcome : outcomes) {
            add(parts, outcome);
        }
        return parts;
    }

    private static void add(Set<CommitPart> parts, Commit outcome) {
        Family family = outcome.family();
        boolean sends = !outcome.effects().sends().isEmpty();
        boolean joins = family.parent() != null;
        add(parts, LOCKING, sends || joins || outcome.effects().keyed());
        add(parts, TELLING, outcome.note() != null);
        add(parts, READING, outcome.seen() != 0 || !outcome.taken().isEmpty());
        add(parts, TIMING, !outcome.timers().never() || !outcome.fired().isEmpty());
        add(parts, REPEATING, repeats(outcome));
        add(parts, STAYING, !outcome.entered());
        add(parts, DATED, outcome.action().at() != null);
        add(parts, RELATED, family.waits() != Family.FOR_NONE || family.abandon());
        add(parts, LEAVING, family.leaves());
        add(
                parts,
                INSERTING,
                !outcome.effects().inserts().isEmpty()
                        || !outcome.effects().children().isEmpty());
        add(parts, SENDING, sends);
        add(parts, JOINING, joins);
        add(parts, FREEING, outcome.limited().gate() != null && outcome.then() != Commit.Then.CONTINUE);
    }

    private static boolean repeats(Commit outcome) {
        Note note = outcome.note();
        return outcome.again() != null
                || outcome.error() != null
                || outcome.attempt() != 0
                || outcome.failures() != 0
                || outcome.limited().throttle() != null
                || note != null && (note.attempt() != 0 || note.failures() != 0);
    }

    private static void add(Set<CommitPart> parts, CommitPart part, boolean needed) {
        if (needed) {
            parts.add(part);
        }
    }
}
