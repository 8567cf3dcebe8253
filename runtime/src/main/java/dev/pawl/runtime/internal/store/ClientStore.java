package dev.pawl.runtime.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What clients ask of the store. Every method is one transaction, or a part of the caller's. Thread-safe, unless it is
 * bound to a caller's connection.
 *
 * <p>Each throws {@link dev.pawl.runtime.error.DatabaseException}.
 */
public interface ClientStore {

    /**
     * Inserts all, except those whose key a live instance of the machine has.
     *
     * @return for each, in the same order, what became of it. Of two in the list with one key the first is created
     */
    List<InsertedRow> insert(List<NewRow> rows);

    /**
     * Delivers signals, those to one instance in their order.
     *
     * @return for each, in the same order, what became of it
     */
    List<Delivered> deliver(List<Delivery> deliveries);

    /**
     * Ends an instance as cancelled; one that executes too, whose outcome is then void.
     *
     * @param machine the number of the machine it must be of
     */
    Cancelled cancel(int machine, long id, String reason);

    /** An instance of a machine by its id. */
    Optional<Row> get(int machine, long id);

    /** The live instance of a machine with a key; without one, the last that ended. */
    Optional<Row> find(int machine, String key);

    /**
     * A part of the history of an instance of a machine, oldest first; it may be longer lived than the instance.
     *
     * @param after the last revision that is known; -1 where none is
     */
    List<HistoryRow> history(int machine, long id, long after, int limit);

    /** Those of the instances that have ended. */
    List<Row> ended(Collection<Long> ids);
}
