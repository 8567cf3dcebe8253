package dev.pawl.runtime.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many may execute at a time, and how many may start in a time, over all nodes. Thread-safe. Each method throws {@link
 * dev.pawl.runtime.error.DatabaseException}.
 */
public interface Limits {

    /**
     * Sets a limit as a node declares it; one that an operator has changed since it was declared so stays changed.
     *
     * @return whether it has become another
     * @throws IllegalArgumentException if a limit of the other kind has that name
     */
    boolean declare(String name, Quota quota);

    /**
     * Sets a limit as an operator wants it.
     *
     * @return false if there is none of that name
     * @throws IllegalArgumentException if it is of the other kind
     */
    boolean change(String name, Quota quota, String who);

    /** A limit. */
    Optional<Quota> quota(String name);

    /** All limits, by name, with their use. */
    List<Quota.Use> uses();

    /** Gives those that hold places of a limit that has become larger company. */
    void widen(String name);

    /**
     * Has instances that stand in line for tokens of a limit come at once, to be given their turn anew.
     *
     * @return how many; if that is the number asked for, there may be more
     */
    int respread(String name, int most);

    /**
     * Seats claimed instances at their gates. Those that find no place are given up, and stand in line.
     *
     * @param rows those that have a gate, and it
     * @return those that have a place
     */
    List<Long> enter(Map<Held, Gate> rows, long node);

    /** Lets in those who are next at these gates, as far as there are places. */
    void letIn(Collection<Gate> gates);

    /** Takes tokens, for each in turn; the answers are in the same order. */
    List<Taken> take(List<Take> wishes);

    /**
     * Looks through gates where somebody stands in line, after this one, and lets in whoever was missed.
     *
     * @return the last that was looked at; empty where there are no more
     */
    Optional<Gate> sweep(Gate after, int most);

    /** Deletes gates and buckets that were not used for a day: how many; if that is the number asked for, there may be more. */
    int forget(int most);
}
