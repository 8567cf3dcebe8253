package dev.pawl.processor.zoo;

import dev.pawl.Generated;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import java.sql.Connection;

/**
 * Starts instances of {@link Zoo}, signals them, and tells how they fare.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it: an instance is stored
 * and will be run, a signal is stored and stays in the inbox until a state takes it. When one throws, it
 * did nothing, except that the connection may have been lost between a commit and its answer: with a
 * business key, or a key for deduplication, the call can be repeated. What cannot be stored is refused by
 * an {@link dev.pawl.runtime.error.UnwritableValueException}, and a signal to an instance that has ended,
 * or is unknown, by its {@link SignalResult}. Thread-safe.
 */
@Generated("dev.pawl.processor.zoo.Zoo")
public final class ZooClient extends MachineClient<Void> {
    /**
     * A client whose every call is a transaction of its own.
     *
     * @param pawl through which it works; it need not run this machine
     */
    public ZooClient(Pawl pawl) {
        super(pawl, ZooMachine.DEFINITION);
    }

    private ZooClient(ZooClient base, Connection connection) {
        super(base, connection);
    }

    /**
     * This client inside the caller's transaction: what it does is committed when the caller commits, and
     * never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
     * the connection is.
     *
     * @param connection with auto-commit switched off, to the database that Pawl works on
     */
    public ZooClient on(Connection connection) {
        return new ZooClient(this, connection);
    }

    /** Starts an instance in state {@link Zoo.Primitives}, and returns its id. */
    public long insert(Zoo.Primitives state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Primitives state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Primitives state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Boxes}, and returns its id. */
    public long insert(Zoo.Boxes state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Boxes state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Boxes state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Texts}, and returns its id. */
    public long insert(Zoo.Texts state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Texts state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Texts state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Times}, and returns its id. */
    public long insert(Zoo.Times state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Times state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Times state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Collections}, and returns its id. */
    public long insert(Zoo.Collections state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Collections state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Collections state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Keys}, and returns its id. */
    public long insert(Zoo.Keys state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Keys state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Keys state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Shapes}, and returns its id. */
    public long insert(Zoo.Shapes state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Shapes state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Shapes state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Trees}, and returns its id. */
    public long insert(Zoo.Trees state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Trees state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Trees state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Generics}, and returns its id. */
    public long insert(Zoo.Generics state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Generics state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Generics state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Converts}, and returns its id. */
    public long insert(Zoo.Converts state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Converts state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Converts state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Defaults}, and returns its id. */
    public long insert(Zoo.Defaults state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Defaults state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Defaults state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Awkward}, and returns its id. */
    public long insert(Zoo.Awkward state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Awkward state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Awkward state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Guarded}, and returns its id. */
    public long insert(Zoo.Guarded state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Guarded state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Guarded state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Starts an instance in state {@link Zoo.Nothing}, and returns its id. */
    public long insert(Zoo.Nothing state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay.
     *
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     */
    public long insert(Zoo.Nothing state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /** The same, except that an instance alive that has the key is what is returned. */
    public Inserted tryInsert(Zoo.Nothing state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /** Puts a {@link Zoo.Next} into the inbox of the instance with that id. */
    public SignalResult signal(long id, Zoo.Next signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication: of the signals with one key, the first counts. */
    public SignalResult signal(long id, Zoo.Next signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /** Puts a {@link Zoo.Next} into the inbox of the instance alive that has that key. */
    public SignalResult signal(String key, Zoo.Next signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /** The same, with a key for deduplication: of the signals with one key, the first counts. */
    public SignalResult signal(String key, Zoo.Next signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
