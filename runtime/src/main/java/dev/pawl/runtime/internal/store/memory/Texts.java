package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.spi.Storable;
import org.jspecify.annotations.Nullable;

/** Refuses what Postgres cannot hold, so that a test in memory finds it. */
final class Texts {

    private Texts() {}

    /** @throws DatabaseException of kind {@code REJECTED} if one of them holds U+0000 or half of a surrogate pair */
    static void requireStorable(String doing, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && Storable.faultAt(text) >= 0) {
                throw new DatabaseException(
                        "Could not " + doing + ": text holds U+0000 or half of a surrogate pair, which Postgres"
                                + " cannot store",
                        DatabaseException.Kind.REJECTED,
                        null);
            }
        }
    }
}
