package shop;

import dev.pawl.Generated;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import java.sql.Connection;

/**
 * Starts instances of {@link Order}, signals them, and tells how they fare.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it. When one throws, it did
 * nothing, except that the connection may have been lost between a commit and its answer: with a business
 * key, or a key for deduplication, the call can be repeated. Thread-safe.
 */
@Generated("shop.Order")
public final class OrderClient extends MachineClient<Order.Result> {
    /**
     * A client whose every call is a transaction of its own.
     *
     * @param pawl through which it works; it need not run this machine
     */
    public OrderClient(Pawl pawl) {
        super(pawl, OrderMachine.DEFINITION);
    }

    private OrderClient(OrderClient base, Connection connection) {
        super(base, connection);
    }

    /**
     * This client inside the caller's transaction: what it does is committed when the caller commits, and
     * never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
     * the connection is.
     *
     * @param connection with auto-commit switched off, to the database that Pawl works on
     */
    public OrderClient on(Connection connection) {
        return new OrderClient(this, connection);
    }

    /**
     * Starts an instance in state {@link Order.Placed}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Order.Placed state) {
        return insert(OrderMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Order.Placed state, InsertOptions options) {
        return insert(OrderMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Order.Placed state, InsertOptions options) {
        return tryInsert(OrderMachine.insert(state, options));
    }

    /**
     * Puts a {@link Order.CallOff} into the inbox of the instance
     * with an id.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Order.CallOff signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Order.CallOff signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /**
     * Puts a {@link Order.CallOff} into the inbox of the instance
     * that is alive under a key.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Order.CallOff signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Order.CallOff signal, SignalOptions options) {
        return deliver(key, signal, options);
    }

    /**
     * Puts a {@link Order.Packed} into the inbox of the instance
     * with an id.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Order.Packed signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Order.Packed signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /**
     * Puts a {@link Order.Packed} into the inbox of the instance
     * that is alive under a key.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Order.Packed signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Order.Packed signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
