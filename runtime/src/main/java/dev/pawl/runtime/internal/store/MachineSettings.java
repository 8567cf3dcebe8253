package dev.pawl.runtime.internal.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's instances have in common, whichever node touches them.
 *
 * @param history whether their history is kept
 * @param keep how long they are kept once they have ended; null for ever
 */
public record MachineSettings(boolean history, @Nullable Duration keep) {}
