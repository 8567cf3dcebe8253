package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nodes know. A state that no live node knows must not stand in the way of the others: its due instances are set aside,
 * and brought back once a node knows it. Any number of nodes may do all of this at once. Thread-safe. Each method throws
 * {@link dev.pawl.runtime.error.DatabaseException}.
 */
public interface Roster {

    /**
     * Says that the node knows these states. Once this returns, none of them is set aside before a grace is over.
     *
     * @param states their numbers; none for a node that runs no machines
     * @param every how often nodes say so: what was said less than half of that ago is not said again
     * @param grace for how long it counts
     * @return the states that are known and have instances aside, to be brought back, each with what {@link #settled} wants
     */
    Map<Integer, Long> known(int[] states, Duration every, Duration grace);

    /**
     * Sets due instances aside whose states no node has known for this long, a bounded number, those first that claims meet
     * first.
     *
     * @return how many, by the state
     */
    Map<StateKey, Integer> setAside(Duration grace, int limit);

    /**
     * Brings instances back, in the order of ids.
     *
     * @param states in which they are
     * @param after the last id that was looked at; -1 at the beginning
     * @param limit how many are looked at
     */
    Back bringBack(Collection<Integer> states, long after, int limit);

    /** All instances in these states are back. What was set aside since {@link #known} told of them is not forgotten. */
    void settled(Map<Integer, Long> states);

    /** The states that have instances aside. */
    List<Unknown> unknown();

    /**
     * A part of what was brought back.
     *
     * @param last the last id that was looked at; null where there are no more
     * @param queues those of the instances that are back
     */
    record Back(@Nullable Long last, int count, Set<String> queues) {}

    /**
     * A state that has instances aside.
     *
     * @param knownAt when a node that knows it was last heard of
     * @param asideAt when instances were last set aside
     */
    record Unknown(StateKey key, Instant knownAt, Instant asideAt) {}
}
