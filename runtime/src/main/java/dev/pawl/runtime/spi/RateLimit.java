package dev.pawl.runtime.spi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A limit on how often a state's action starts.
 *
 * @param limit its name
 * @param by the partition of the limit that an instance counts in, by the text of this; null where it is not parted
 * @param weight how many tokens each start takes
 */
public record RateLimit<S>(String limit, Function<? super S, ? extends @Nullable Object> by, int weight) {

    public RateLimit {
        if (weight < 1) {
            throw new IllegalArgumentException("the weight must be at least 1, not " + weight);
        }
    }

    /** One that is not parted. */
    public RateLimit(String limit, int weight) {
        this(limit, state -> null, weight);
    }
}
