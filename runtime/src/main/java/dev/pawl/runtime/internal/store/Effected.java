package dev.pawl.runtime.internal.store;

import java.util.List;

/**
 * What became of an outcome's {@link Effects}.
 *
 * @param sends of its signals, in their order
 * @param inserts of its inserts, then of its children, in their order
 * @param woken the queues in which other instances are due now because of it
 */
public record Effected(List<Delivered> sends, List<InsertedRow> inserts, List<String> woken) {

    /** Nothing. */
    public static final Effected NOTHING = new Effected(List.of(), List.of(), List.of());

    public Effected {
        sends = List.copyOf(sends);
        inserts = List.copyOf(inserts);
        woken = List.copyOf(woken);
    }
}
