package dev.pawl.runtime.internal.store.pg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two nodes do to the same rows at the same time, and what may come of it: whatever the order, the end is that of one
 * after the other.
 *
 * @param sentence what holds, whichever is first
 * @param given what is there before, in a store that is empty
 * @param one what one node does
 * @param other what another node does
 * @param then what is done once both have ended, in every order
 * @param seen a query whose rows tell the end, beside the answers; empty for none
 * @param loose whether the rows may be others than those of one after the other, as long as what is told is the same
 * @param ends what may come of it if both are committed: the answers of the two, of what is done then, and what is seen
 */
record Race<S>(
        String sentence,
        Given<S> given,
        Act<S> one,
        Act<S> other,
        @Nullable Act<S> then,
        String seen,
        boolean loose,
        List<String> ends) {

    /** Makes what is there before. */
    interface Given<S> {
        S in(Fixture f) throws Exception;
    }

    /** Does something, and answers in words. An answer of {@link RacingNode#NOTHING} is a look, which is made again later. */
    interface Act<S> {
        String by(RacingNode node, S given) throws Exception;
    }

    static <S> Race<S> of(String sentence, Given<S> given, Act<S> one, Act<S> other) {
        return new Race<>(sentence, given, one, other, null, "", false, List.of());
    }

    Race<S> then(Act<S> act) {
        return new Race<>(sentence, given, one, other, act, seen, loose, ends);
    }

    Race<S> seen(String query) {
        return new Race<>(sentence, given, one, other, then, query, loose, ends);
    }

    /** Who was passed over, because somebody had its row just then, asks once more, or somebody else does in vain. */
    Race<S> whoever() {
        return new Race<>(sentence, given, one, other, then, seen, true, ends);
    }

    Race<S> ends(String... any) {
        return new Race<>(sentence, given, one, other, then, seen, loose, List.of(any));
    }
}
