package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.StateKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state in the dictionary, and what nodes have said of it. */
final class MemoryState {

    final StateKey key;
    final int number;

    /** When a node that knows it was last heard of. */
    Instant knownAt;

    /** The same in nanoseconds of the store's second clock, see {@link MemoryStore}. */
    long heardAt;

    /** When instances were last set aside; null where none is. */
    @Nullable Instant asideAt;

    /** The number of that time, for the time may stand. */
    long asides;

    MemoryState(StateKey key, int number, Instant knownAt, long heardAt) {
        this.key = key;
        this.number = number;
        this.knownAt = knownAt;
        this.heardAt = heardAt;
    }
}
