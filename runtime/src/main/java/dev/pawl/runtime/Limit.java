package dev.pawl.runtime;

import java.time.Duration;
import java.util.Objects;

/**
 * What a named limit allows, over all nodes: so many instances that execute at a time, or so many actions that start in a
 * time. Immutable.
 */
public sealed interface Limit {

    /**
     * So many instances execute at a time, in each partition of the limit.
     *
     * @param places from 1 to 10,000
     */
    static Concurrency concurrency(int places) {
        return new Concurrency(places);
    }

    /**
     * So many tokens come in a time, in each partition of the limit, evenly spread, and at most one is kept: what was not
     * taken is not made up for. {@link Rate#burst} keeps more.
     *
     * @param tokens at least 1
     * @param per from a microsecond for each token to a day for each
     * @throws IllegalArgumentException if it is less or more than that
     */
    static Rate rate(int tokens, Duration per) {
        Objects.requireNonNull(per, "per");
        if (tokens < 1) {
            throw new IllegalArgumentException("a rate needs at least one token, not " + tokens);
        }
        if (per.isNegative() || per.compareTo(Duration.ofDays(1).multipliedBy(tokens)) > 0) {
            throw new IllegalArgumentException("from token to token it must be from a microsecond to a day; " + tokens
                    + " in " + per + " are none");
        }
        Duration micros = per.plusNanos(999L * tokens).dividedBy(tokens);
        return new Rate(micros.minusNanos(micros.getNano() % 1_000), 1);
    }

    /**
     * How many instances execute at a time.
     *
     * @param places from 1 to 10,000
     */
    record Concurrency(int places) implements Limit {
        public Concurrency {
            if (places < 1 || places > 10_000) {
                throw new IllegalArgumentException("a limit needs from 1 to 10000 places, not " + places);
            }
        }
    }

    /**
     * How often actions start.
     *
     * @param every from token to token, in whole microseconds; from a microsecond to a day
     * @param burst how many tokens are kept, and so may be taken at once; from 1 to 1,000,000
     */
    record Rate(Duration every, int burst) implements Limit {
        public Rate {
            Objects.requireNonNull(every, "every");
            if (every.compareTo(Duration.ofNanos(1_000)) < 0 || every.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "from token to token it must be from a microsecond to a day, not " + every);
            }
            if (burst < 1 || burst > 1_000_000) {
                throw new IllegalArgumentException("burst must be from 1 to 1000000, not " + burst);
            }
        }

        /** The same rate, with so many tokens kept. */
        public Rate burst(int burst) {
            return new Rate(every, burst);
        }
    }
}
