package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look has found.
 *
 * @param next the earliest instance that a node could claim, for each priority of each queue that has one
 * @param expired whether leases have; false where that was not asked
 * @param orphans whether there are children to cancel; false where that was not asked
 * @param at when it looked: the store's time, in microseconds since 1970
 * @param took how long the store has looked, in nanoseconds: not the way there, nor a wait for a connection
 */
public record Look(List<Next> next, boolean expired, boolean orphans, long at, long took) {

    /**
     * What to look for.
     *
     * @param queues from where in each
     * @param states the numbers of the states that the node knows
     * @param leftovers whether to look for expired leases and for children to cancel, too
     * @param leases the end of a lease before which none need be looked for, as a time of the store; null for none
     */
    public record Request(
            Map<String, Watermark> queues,
            int[] states,
            boolean leftovers,
            @Nullable Long leases) {

        /** For what is due anywhere in these queues, and any leftovers. */
        public static Request of(Collection<String> queues, int[] states, boolean leftovers) {
            Map<String, Watermark> from = new HashMap<>();
            queues.forEach(queue -> from.put(queue, Watermark.NONE));
            return new Request(from, states, leftovers, null);
        }
    }

    /**
     * The earliest of a priority.
     *
     * @param in how soon it is due
     * @param due when, as a time of the store, in microseconds since 1970
     */
    public record Next(String queue, int priority, Duration in, long due) {}

    /** How soon the earliest instance is due, for each queue that has one. */
    public Map<String, Duration> due() {
        Map<String, Duration> soonest = new HashMap<>();
        for (Next one : next) {
            soonest.merge(one.queue(), one.in(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return soonest;
    }
}
