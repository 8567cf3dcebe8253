package dev.pawl.runtime.internal.store;

/** What became of a cancellation. */
public enum Cancelled {
    /** The instance has ended by it. */
    CANCELLED,
    /** It had ended before. */
    ENDED,
    /** There is no such instance of that machine. */
    MISSING
}
