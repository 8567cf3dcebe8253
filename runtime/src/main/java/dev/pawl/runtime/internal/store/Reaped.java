package dev.pawl.runtime.internal.store;

import java.time.Duration;

/**
 * An instance whose lease had expired and that may be claimed again.
 *
 * @param due how soon
 */
public record Reaped(long id, String queue, Duration due) {}
