package dev.pawl.runtime;

/**
 * What a node has done since it started. Each figure is right, but they are not all of one moment.
 *
 * @param claimed instances claimed
 * @param steps steps called
 * @param commits transactions in which outcomes were committed
 * @param committed outcomes committed
 * @param stale outcomes that were void, because the instance was cancelled or its lease had been lost
 * @param reaped expired leases returned, whoever held them
 * @param throttled actions that were put off by a rate limit, each time they were
 */
public record Counters(
        long claimed, long steps, long commits, long committed, long stale, long reaped, long throttled) {}
