package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.error.DatabaseException;
import org.jspecify.annotations.Nullable;

/** Refuses what Postgres cannot hold, so that a test in memory finds it. */
final class Texts {

    private Texts() {}

    /** @throws DatabaseException of kind {@code REJECTED} if one of them holds U+0000 or half of a surrogate pair */
    static void requireStorable(String doing, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !storable(text)) {
                throw new DatabaseException(
                        "Could not " + doing + ": text holds U+0000 or half of a surrogate pair, which Postgres"
                                + " cannot store",
                        DatabaseException.Kind.REJECTED,
                        null);
            }
        }
    }

    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
