package dev.pawl.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A schedule as it is in the database, in common for all nodes. All times are by the database's clock.
 *
 * @param expression the cron expression, or {@code every} and an interval
 * @param zone the id of its time zone
 * @param live whether a node that has it like this has lately shown that it is alive; without one nothing comes of it
 * @param next the first occurrence that nothing was done about; in the past while it is paused or fails
 * @param last the last occurrence that has an instance
 * @param lastInstance the id of that instance, which may be gone
 * @param paused who paused it; empty where it is not paused
 * @param resumed who resumed it last
 * @param triggered who triggered it last
 * @param asked who has triggered it from a node that does not have it, with the instance still to come
 * @param failures how often in a row the next occurrence has failed
 * @param error what went wrong last, which may be long ago
 */
public record ScheduleInfo(
        String name,
        String expression,
        String zone,
        Missed missed,
        boolean live,
        Instant next,
        Optional<Instant> last,
        OptionalLong lastInstance,
        Optional<Act> paused,
        Optional<Act> resumed,
        Optional<Act> triggered,
        Optional<Act> asked,
        int failures,
        Optional<Problem> error) {

    /** What an operator did, and when. */
    public record Act(String who, Instant at) {}

    /** What went wrong, and when. */
    public record Problem(String message, Instant at) {}
}
