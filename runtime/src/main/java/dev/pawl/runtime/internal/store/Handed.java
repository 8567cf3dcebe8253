package dev.pawl.runtime.internal.store;

import java.util.List;
import java.util.Map;

/**
 * What became of a delivery that claims.
 *
 * @param delivered for each signal, in the same order, what became of it; the queue of an instance that was claimed is null
 * @param claimed by the queues, in the order in which a claim gives them
 */
public record Handed(List<Delivered> delivered, Map<String, List<Claimed>> claimed) {

    /** Nothing was claimed. */
    public static Handed none(List<Delivered> delivered) {
        return new Handed(delivered, Map.of());
    }
}
