package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows that outcomes are known to touch: their own, those of parents whose children end, of those who are sent signals,
 * and of those who have a key that is to be inserted. Each knows the outcome by its place in the list, from 0.
 */
record Touched(List<Id> ids, List<Key> keys) {

    /** A row by its id. */
    record Id(int nth, long id) {}

    /** The row of the live instance that has a key, if there is one. */
    record Key(int nth, int machine, String key) {}

    static Touched by(List<Commit> outcomes) {
        List<Id> ids = new ArrayList<>(outcomes.size());
        List<Key> keys = new ArrayList<>();
        for (int nth = 0; nth < outcomes.size(); nth++) {
            Commit outcome = outcomes.get(nth);
            ids.add(new Id(nth, outcome.id()));
            if (outcome.family().parent() != null) {
                ids.add(new Id(nth, outcome.family().parent()));
            }
            for (Delivery send : outcome.effects().sends()) {
                if (send.id() != null) {
                    ids.add(new Id(nth, send.id()));
                } else if (send.key() != null) {
                    keys.add(new Key(nth, send.machine(), send.key()));
                }
            }
            int place = nth;
            Stream.concat(outcome.effects().inserts().stream(), outcome.effects().children().stream())
                    .filter(row -> row.key() != null)
                    .forEach(row -> keys.add(new Key(place, row.state().machine(), row.key())));
        }
        return new Touched(ids, keys);
    }
}
