package dev.pawl.runtime.internal.store;

import java.time.Duration;
import java.util.Map;

/**
 * What a look has found.
 *
 * @param due how soon the earliest instance is due that a node could claim, for each queue that has one
 * @param expired whether leases have; false where that was not asked
 * @param orphans whether there are children to cancel; false where that was not asked
 */
public record Look(Map<String, Duration> due, boolean expired, boolean orphans) {}
