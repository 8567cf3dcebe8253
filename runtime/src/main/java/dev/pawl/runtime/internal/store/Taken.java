package dev.pawl.runtime.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Take}.
 *
 * @param known whether there is such a limit; if not, nothing else is said
 * @param turn null if the tokens are taken; else when to come again
 */
public record Taken(boolean known, @Nullable Instant turn) {}
