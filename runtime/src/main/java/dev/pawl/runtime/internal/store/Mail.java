package dev.pawl.runtime.internal.store;

import java.time.Instant;

/**
 * A signal in an inbox.
 *
 * @param seq its number; within an instance in the order of arrival
 * @param signal its name
 * @param at when it arrived
 */
public record Mail(long seq, String signal, String payload, Instant at) {}
