package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What the history is told of an outcome, beside what the outcome itself says.
 *
 * @param from the number of the state it came from
 * @param event what was run: the engine's own words; null where nothing was
 * @param step the method that ran; null where none did
 * @param attempt how often the event had been run before
 * @param failures how often in a row it has failed, this time included
 */
public record Note(
        What what,
        int from,
        @Nullable String event,
        @Nullable String step,
        int attempt,
        int failures) {}
