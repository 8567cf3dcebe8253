package dev.pawl.runtime.internal.store;

import java.util.List;

/**
 * What an outcome does to other instances, if it counts.
 *
 * @param sends signals to deliver; those to one instance in their order
 * @param inserts instances to insert
 * @param children instances to insert as children, in their order
 */
public record Effects(List<Delivery> sends, List<NewRow> inserts, List<NewRow> children) {

    /** Nothing. */
    public static final Effects NONE = new Effects(List.of(), List.of(), List.of());

    public Effects {
        sends = List.copyOf(sends);
        inserts = List.copyOf(inserts);
        children = List.copyOf(children);
    }

    /** How many characters it takes to tell the store. */
    public long length() {
        long length = 0;
        for (Delivery send : sends) {
            length += send.payload().length();
        }
        for (NewRow insert : inserts) {
            length += insert.data().length();
        }
        for (NewRow child : children) {
            length += child.data().length();
        }
        return length;
    }
}
