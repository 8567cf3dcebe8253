package dev.pawl.runtime.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Delivery}.
 *
 * @param id the instance; 0 where there is none
 * @param queue the queue in which the instance is due now, by this or already, for a claim may have passed it over while
 *     this had its row locked; null where it is not: it executes, is paused, waits for an event to be run again, or for
 *     its next attempt after a worker died
 */
public record Delivered(Answer answer, long id, @Nullable String queue) {

    /** The same, of an instance that was claimed with the delivery. */
    public Delivered executing() {
        return new Delivered(answer, id, null);
    }

    /** What became of it. */
    public enum Answer {
        /** It is in the inbox. */
        DELIVERED,
        /** The inbox has or had one with its dedup key. */
        DUPLICATE,
        /** The instance has ended. */
        ENDED,
        /** There is no such instance. */
        MISSING,
        /** The instance is another machine's. */
        FOREIGN
    }
}
