package dev.pawl.runtime.internal.store;

/**
 * An event, other than the action, that is to be run again and keeps those behind it waiting.
 *
 * @param event which: the engine's own text, opaque to the store
 * @param attempt how many times it was run
 * @param failures how many times in a row it failed
 * @param at when
 */
public record Again(String event, int attempt, int failures, Due at) {}
