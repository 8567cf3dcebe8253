package dev.pawl.runtime.internal.store;

import java.util.List;

/**
 * What a claim has brought.
 *
 * @param next from where the next claim of the queue may look
 * @param took how long the store has looked for them, in nanoseconds: not the way there, nor a wait for a connection
 */
public record Picked(List<Claimed> rows, Watermark next, long took) {}
