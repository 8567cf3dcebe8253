package dev.pawl;

import java.util.Optional;

/** How a signal is delivered. Immutable. */
public record SignalOptions(Optional<String> dedup) {

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
        return new SignalOptions(Optional.of(Names.check("dedup key", key)));
    }
}
