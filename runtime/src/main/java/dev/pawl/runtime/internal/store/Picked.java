package dev.pawl.runtime.internal.store;

import java.util.List;

/**
 * What a claim has brought.
 *
 * @param next from where the next claim of the queue may look
 */
public record Picked(List<Claimed> rows, Watermark next) {}
