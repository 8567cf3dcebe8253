package dev.pawl.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * A limit and what comes of it just now, over all nodes and partitions.
 *
 * @param changedBy the operator who changed it; empty where it is as nodes declare it
 * @param since when it became what it is
 * @param executing how many instances hold a place of it; 0 of a rate
 * @param waiting how many stand in its lines; no more than 10,000 are counted
 */
public record LimitUse(
        String name, Limit limit, Optional<String> changedBy, Instant since, long executing, long waiting) {}
