package dev.pawl.runtime.sim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That an instance is in somebody's hand: from its claim until it is given up, or taken away. */
final class Hold {

    /** The revision at which it was claimed: so a step says under which hold it runs. */
    final long number;

    /** The revision that its outcome is to name. */
    long rev;

    /** The last signal that it knows of, and since when it has known no other. */
    long known;

    Instant knownAt;

    /** Whether it knows that the children have ended. */
    boolean joined;

    /** Whether it has its place, where it needs one. */
    boolean seated;

    /** Whether its lease has ended. */
    boolean expired;

    /** What its step was called for. */
    @Nullable Event running;

    Hold(long number, boolean joined, long known, Instant now) {
        this.number = number;
        this.rev = number;
        this.known = known;
        this.knownAt = now;
        this.joined = joined;
    }
}
