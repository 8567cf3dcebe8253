package dev.pawl;

import java.time.Duration;
import java.util.Objects;

/** What a delay may be: as long as one likes, but not negative. */
final class Delays {

    private Delays() {}

    static Duration check(Duration delay) {
        Objects.requireNonNull(delay, "the delay is null");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay is negative: " + delay);
        }
        return delay;
    }
}
