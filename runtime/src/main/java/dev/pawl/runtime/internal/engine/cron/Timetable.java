package dev.pawl.runtime.internal.engine.cron;

import java.time.Instant;

/** Times without an end, each later than the one before. Immutable. */
public interface Timetable {

    /** The first of them after a time. */
    Instant after(Instant time);

    /** How it is written, for people and for telling two apart. */
    String expression();

    /** The id of the zone by whose clocks it goes. */
    String zone();
}
