package dev.pawl.runtime.internal.store;

/**
 * A schedule as a node has it.
 *
 * @param expression when it comes, in words that the engine can read
 * @param zone the id of the zone by whose clocks that is
 */
public record ScheduleDefinition(String name, String expression, String zone, Policy missed) {

    /** What becomes of occurrences for which nobody was there. */
    public enum Policy {
        SKIP,
        ONCE,
        ALL
    }

    /** Whether it comes when that one comes. */
    public boolean sameTimes(ScheduleDefinition that) {
        return expression.equals(that.expression) && zone.equals(that.zone);
    }
}
