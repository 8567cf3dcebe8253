package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.spi.RateLimit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What it takes to start a state's action. Immutable. */
final class RatePlan {

    /** What an index can hold; of longer ones the end is replaced by a digest of the whole. */
    private static final int LONGEST = 500;

    private final RateLimit<Object> limit;

    RatePlan(RateLimit<Object> limit) {
        this.limit = limit;
    }

    String limit() {
        return limit.limit();
    }

    /** @param turn when it was told to come; null if it was not */
    Take wish(Object state, @Nullable Instant turn) {
        Object by = limit.by().apply(state);
        return new Take(limit.limit(), by == null ? "" : storable(by.toString()), limit.weight(), turn);
    }

    private static String storable(String partition) {
        String storable = Failures.storable(partition, LONGEST);
        if (storable.equals(partition)) {
            return partition;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(partition.getBytes(StandardCharsets.UTF_8));
            return Failures.storable(partition, LONGEST - 65) + "#"
                    + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
