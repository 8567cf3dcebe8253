package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.util.Map;

/**
 * What a node takes at once of the instances to which it delivers.
 *
 * @param room how many at the most, of each queue; of other queues none
 * @param states the numbers of the states that the node knows; others are left
 * @param lease how long they are the node's, unless it extends that
 * @param node the number of the node
 */
public record Claiming(Map<String, Integer> room, int[] states, Duration lease, long node) {}
