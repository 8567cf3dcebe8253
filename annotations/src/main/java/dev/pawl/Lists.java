package dev.pawl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Copies of what is given, that say what is null in there. */
final class Lists {

    private Lists() {}

    /** @param what one of them is, for the message */
    static <E> List<E> copy(Collection<? extends E> given, String what) {
        return joined(List.of(), given, what);
    }

    /** @param what one of them is, for the message */
    static <E> List<E> joined(List<E> some, Collection<? extends E> more, String what) {
        Objects.requireNonNull(more, () -> "the " + what + " list is null");
        List<E> all = new ArrayList<>(some);
        for (E one : more) {
            all.add(Objects.requireNonNull(one, () -> "a " + what + " is null"));
        }
        return List.copyOf(all);
    }
}
