package dev.pawl.runtime;

/**
 * What becomes of occurrences of a schedule that nobody made an instance for when they came: no node with the schedule was
 * up, the schedule was paused, or its function failed.
 */
public enum Missed {
    /** None has an instance. The latest one still has, if it came no longer than a minute ago. */
    SKIP,
    /** The latest one has an instance. */
    ONCE,
    /** Each has an instance, in their order. */
    ALL
}
