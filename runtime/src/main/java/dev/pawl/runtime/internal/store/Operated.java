package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of what an operator asked for.
 *
 * @param queue the queue in which the instance became due by it; null where it did not
 */
public record Operated(Answer answer, @Nullable String queue) {

    /** There is no such instance. */
    public static final Operated MISSING = new Operated(Answer.MISSING, null);

    /** What became of it. */
    public enum Answer {
        /** It is done, and in the history. */
        DONE,
        /** The instance is not in a state where it applies; nothing was changed. */
        NOT_APPLICABLE,
        /** It would make the instance live, and another live one has its key; nothing was changed. */
        KEY_TAKEN,
        /** There is no such instance. */
        MISSING
    }
}
