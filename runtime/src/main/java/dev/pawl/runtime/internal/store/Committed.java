package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Commit}.
 *
 * @param applied whether the row still had the revision; if not, nothing was changed and the rest says nothing
 * @param kept whether it is still its claimer's: that was asked for, and nobody has paused it
 * @param rev the row's revision now
 * @param mail how many signals had ever been delivered to the instance
 * @param now the time of the commit
 * @param joinedAt since when none of the children that it waits for is left; null where some are, and where it waits for
 *     none
 * @param due how soon a parked instance is due; null where only a signal can wake it, or where it was not parked
 * @param effected what became of its effects
 */
public record Committed(
        long id,
        boolean applied,
        boolean kept,
        long rev,
        int mail,
        Instant now,
        @Nullable Instant joinedAt,
        @Nullable Duration due,
        Effected effected) {

    /**
     * The same, with what became of its effects, with what the effects of its group have added to its mail, and joined at once
     * where all children that it spawned were refused.
     */
    public Committed with(Effected effected, int mail, @Nullable Instant joinedAt) {
        return new Committed(id, applied, kept, rev, mail, now, joinedAt, due, effected);
    }
}
