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
 * <p>When a method returns, what it did is committed, and a crash does not undo it. When one throws, it did
 * nothing, except that the connection may have been lost between a commit and its answer: with a business
 * key, or a key for deduplication, the call can be repeated. Thread-safe.
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

    /**
     * Starts an instance in state {@link Zoo.Primitives}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Primitives state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Primitives state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Primitives state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Boxes}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Boxes state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Boxes state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Boxes state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Texts}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Texts state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Texts state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Texts state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Times}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Times state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Times state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Times state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Collections}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Collections state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Collections state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Collections state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Keys}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Keys state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Keys state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Keys state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Shapes}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Shapes state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Shapes state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Shapes state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Trees}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Trees state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Trees state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Trees state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Generics}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Generics state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Generics state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Generics state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Converts}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Converts state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Converts state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Converts state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Defaults}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Defaults state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Defaults state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Defaults state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Awkward}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Awkward state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Awkward state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Awkward state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Guarded}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Guarded state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Guarded state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Guarded state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Starts an instance in state {@link Zoo.Nothing}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Nothing state) {
        return insert(ZooMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Zoo.Nothing state, InsertOptions options) {
        return insert(ZooMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Zoo.Nothing state, InsertOptions options) {
        return tryInsert(ZooMachine.insert(state, options));
    }

    /**
     * Puts a {@link Zoo.Next} into the inbox of the instance
     * with an id.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Zoo.Next signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Zoo.Next signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /**
     * Puts a {@link Zoo.Next} into the inbox of the instance
     * that is alive under a key.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Zoo.Next signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Zoo.Next signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
