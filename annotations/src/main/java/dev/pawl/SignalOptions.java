package dev.pawl;

import java.util.Objects;
import java.util.Optional;

/** How a signal is delivered. Immutable. */
public record SignalOptions(Optional<String> dedup) {

    /**
     * @param dedup see {@link #dedup(String)}
     * @throws IllegalArgumentException if no key can be like that
     */
    public SignalOptions {
        Objects.requireNonNull(dedup, "dedup").ifPresent(key -> Names.check("dedup key", key));
    }

    private static final SignalOptions DEFAULTS = new SignalOptions(Optional.empty());

    /** No deduplication. */
    public static SignalOptions defaults() {
        return DEFAULTS;
    }

    /**
     * A key that makes delivery idempotent: of the signals of one instance with the same key the first counts, for as
     * long as the instance is kept.
     *
     * @param key 1 to 500 characters
     */
    public static SignalOptions dedup(String key) {
        return new SignalOptions(Optional.of(Objects.requireNonNull(key, "dedup key")));
    }
}
