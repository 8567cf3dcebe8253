package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies between a claim and the hand for instances that need a place of a limit. */
final class Seating {

    private static final Logger log = LoggerFactory.getLogger(Seating.class);

    private Seating() {}

    /**
     * Those that need no place, and those that have found one. The others have been given up, and stand in line; or, where
     * the store could not be asked, given back.
     */
    static List<Claimed> of(List<Claimed> rows, String queue, Store store, long node) {
        Map<Held, Gate> gated = new HashMap<>();
        for (Claimed row : rows) {
            Gate gate = row.limited().gate();
            if (gate != null) {
                gated.put(new Held(row.id(), row.rev()), gate);
            }
        }
        if (gated.isEmpty()) {
            return rows;
        }
        Set<Long> seated = new HashSet<>();
        try {
            seated.addAll(store.limits().enter(gated, node));
        } catch (DatabaseException e) {
            log.warn("{} instances of queue {} are given back, for they got no place", gated.size(), queue, e);
            giveBack(gated.keySet(), store, node);
        }
        return rows.stream()
                .filter(row -> row.limited().gate() == null || seated.contains(row.id()))
                .toList();
    }

    private static void giveBack(Set<Held> rows, Store store, long node) {
        try {
            store.release(rows, node);
        } catch (DatabaseException e) {
            log.warn("They could not be given back; they are due when their leases end", e);
        }
    }
}
