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
 * @param due how soon a parked instance is due; null where only a signal can wake it, or where it was not parked
 */
public record Committed(
        long id,
        boolean applied,
        boolean kept,
        long rev,
        int mail,
        Instant now,
        @Nullable Duration due) {}
