package dev.pawl.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * A machine or a queue that is paused: one of the two is there.
 *
 * @param who the operator who paused it
 * @param since when, by the database's clock
 */
public record Paused(Optional<String> machine, Optional<String> queue, String who, Instant since) {}
