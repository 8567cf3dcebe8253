package dev.pawl.runtime.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance's parent and children, as far as its next event depends on them. A value.
 *
 * @param parent who waits for its end; null where nobody does
 * @param waits whether it waits for children
 * @param joinedAt since when none of these is left; null while some are
 */
record Kin(@Nullable Long parent, boolean waits, @Nullable Instant joinedAt) {

    static final Kin NONE = new Kin(null, false, null);

    /** Whether children may be running for which it waits. */
    boolean expecting() {
        return waits && joinedAt == null;
    }
}
