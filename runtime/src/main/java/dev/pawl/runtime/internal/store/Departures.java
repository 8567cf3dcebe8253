package dev.pawl.runtime.internal.store;

import java.time.Instant;
import java.util.Map;

/**
 * A part of a look at all instances that ended so long ago that they leave.
 *
 * @param deleted how many left
 * @param marks the last that was looked at, of each machine by its number: the next part begins behind it
 * @param over whether this was the last part
 */
public record Departures(int deleted, Map<Integer, Mark> marks, boolean over) {

    /** Before the first part. */
    public static final Departures START = new Departures(0, Map.of(), false);

    public Departures {
        marks = Map.copyOf(marks);
    }

    /** An instance in the order of ends. */
    public record Mark(Instant endedAt, long id) {}
}
