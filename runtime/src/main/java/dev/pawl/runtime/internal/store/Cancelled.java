package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of a cancellation.
 *
 * @param woken the queue in which its parent is due now because of it; null where there is none
 */
public record Cancelled(Answer answer, @Nullable String woken) {

    /** What became of it. */
    public enum Answer {
        /** It has ended the instance. */
        CANCELLED,
        /** The instance had ended before. */
        ENDED,
        /** There is no such instance. */
        MISSING
    }
}
