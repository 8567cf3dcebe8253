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
 * Starts instances of {@link Checkout}, signals them, and tells how they fare.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it: an instance is stored
 * and will be run, a signal is stored and stays in the inbox until a state takes it. When one throws, it
 * did nothing, except that the connection may have been lost between a commit and its answer: with a
 * business key, or a key for deduplication, the call can be repeated. What cannot be stored is refused by
 * an {@link dev.pawl.runtime.error.UnwritableValueException}, and a signal to an instance that has ended,
 * or is unknown, by its {@link SignalResult}. Thread-safe.
 */
@Generated("shop.Checkout")
public final class CheckoutClient extends MachineClient<Checkout.Result> {
    /**
     * A client whose every call is a transaction of its own.
     *
     * @param pawl through which it works; it need not run this machine
     */
    public CheckoutClient(Pawl pawl) {
        super(pawl, CheckoutMachine.DEFINITION);
    }

    private CheckoutClient(CheckoutClient base, Connection connection) {
        super(base, connection);
    }

    /**
     * This client inside the caller's transaction: what it does is committed when the caller commits, and
     * never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
     * the connection is.
     *
     * @param connection with auto-commit switched off, to the database that Pawl works on
     */
    public CheckoutClient on(Connection connection) {
        return new CheckoutClient(this, connection);
    }

    /** Starts an instance in state {@link Checkout.Start}, and returns its id. */
    public long insert(Checkout.Start state) {
        return insert(CheckoutMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Checkout.Start state, InsertOptions options) {
        return insert(CheckoutMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Checkout.Start state, InsertOptions options) {
        return tryInsert(CheckoutMachine.insert(state, options));
    }

    /** Puts a {@link Checkout.PaymentConfirmed} into the inbox of the instance with that id. */
    public SignalResult signal(long id, Checkout.PaymentConfirmed signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication: of the signals with one key, the first counts. */
    public SignalResult signal(long id, Checkout.PaymentConfirmed signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /** Puts a {@link Checkout.PaymentConfirmed} into the inbox of the instance alive that has that key. */
    public SignalResult signal(String key, Checkout.PaymentConfirmed signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication: of the signals with one key, the first counts. */
    public SignalResult signal(String key, Checkout.PaymentConfirmed signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
