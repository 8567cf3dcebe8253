package dev.pawl.runtime;

import java.time.Instant;

/**
 * A state that no live node knows, and in which instances were set aside. Times are the database's.
 *
 * @param shape the number of the state's shape: it rises with each change of its components
 * @param knownAt when a node that knows it was last heard of; if there was never one, when a client first named it
 * @param asideAt when instances were last set aside
 */
public record UnknownState(String machine, int version, String state, int shape, Instant knownAt, Instant asideAt) {}
