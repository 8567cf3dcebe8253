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

    /** What a row costs beside its document. */
    private static final int ROW = 256;

    /** Nothing. */
    public static final Effects NONE = new Effects(List.of(), List.of(), List.of());

    public Effects {
        sends = List.copyOf(sends);
        inserts = List.copyOf(inserts);
        children = List.copyOf(children);
    }

    /** Whether something that is to be inserted has a key. */
    public boolean keyed() {
        return keyed(inserts) || keyed(children);
    }

    private static boolean keyed(List<NewRow> rows) {
        for (NewRow row : rows) {
            if (row.key() != null) {
                return true;
            }
        }
        return false;
    }

    /** How many characters it takes to tell the store; each row counts, however short it is. */
    public long length() {
        long length = (long) ROW * (sends.size() + inserts.size() + children.size());
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
