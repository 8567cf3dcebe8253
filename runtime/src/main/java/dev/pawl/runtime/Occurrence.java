package dev.pawl.runtime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A time at which a schedule makes an instance.
 *
 * @param schedule its name
 * @param at when it is by the schedule, however late it is now; or when an operator triggered it, by the database's clock
 * @param zone that of the schedule
 * @param triggeredBy the operator; empty where time brought it
 */
public record Occurrence(String schedule, Instant at, ZoneId zone, Optional<String> triggeredBy) {

    /** The same time by the clocks of the schedule's zone. */
    public ZonedDateTime local() {
        return at.atZone(zone);
    }
}
