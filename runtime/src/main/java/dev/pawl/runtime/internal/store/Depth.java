package dev.pawl.runtime.internal.store;

import java.time.Duration;

/**
 * What waits in a queue.
 *
 * @param due how many instances are due, up to a bound
 * @param more whether there are more
 * @param oldest how long the first of them has been due; zero where there are none
 */
public record Depth(String queue, int due, boolean more, Duration oldest) {}
