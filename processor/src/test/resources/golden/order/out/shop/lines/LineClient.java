package shop.lines;

import dev.pawl.Generated;
import dev.pawl.InsertOptions;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import java.sql.Connection;

/**
 * Starts instances of {@link Line}, signals them, and tells how they fare.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it. When one throws, it did
 * nothing, except that the connection may have been lost between a commit and its answer: with a business
 * key, or a key for deduplication, the call can be repeated. Thread-safe.
 */
@Generated("shop.lines.Line")
public final class LineClient extends MachineClient<Line.Result> {
    /**
     * A client whose every call is a transaction of its own.
     *
     * @param pawl through which it works; it need not run this machine
     */
    public LineClient(Pawl pawl) {
        super(pawl, LineMachine.DEFINITION);
    }

    private LineClient(LineClient base, Connection connection) {
        super(base, connection);
    }

    /**
     * This client inside the caller's transaction: what it does is committed when the caller commits, and
     * never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
     * the connection is.
     *
     * @param connection with auto-commit switched off, to the database that Pawl works on
     */
    public LineClient on(Connection connection) {
        return new LineClient(this, connection);
    }

    /**
     * Starts an instance in state {@link Line.Wanted}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Line.Wanted state) {
        return insert(LineMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Line.Wanted state, InsertOptions options) {
        return insert(LineMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Line.Wanted state, InsertOptions options) {
        return tryInsert(LineMachine.insert(state, options));
    }

    /**
     * Puts a {@link Line.Take} into the inbox of the instance
     * with an id.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Line.Take signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Line.Take signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /**
     * Puts a {@link Line.Take} into the inbox of the instance
     * that is alive under a key.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Line.Take signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Line.Take signal, SignalOptions options) {
        return deliver(key, signal, options);
    }

    /**
     * Puts a {@link Line.Drop} into the inbox of the instance
     * with an id.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Line.Drop signal) {
        return deliver(id, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(long id, Line.Drop signal, SignalOptions options) {
        return deliver(id, signal, options);
    }

    /**
     * Puts a {@link Line.Drop} into the inbox of the instance
     * that is alive under a key.
     *
     * <p>Once this has returned, the signal is stored, and stays in the inbox until a state takes it. If the
     * answer is lost, it may have been delivered or not; with a key for deduplication it is safe to ask
     * again.
     *
     * @return whether it was delivered; one to an instance that has ended, or is unknown, is refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Line.Drop signal) {
        return deliver(key, signal, SignalOptions.defaults());
    }

    /**
     * The same, with a key for deduplication: of the signals of an instance with one key, the first counts.
     *
     * @return whether it was delivered now, was a duplicate, or was refused
     * @throws dev.pawl.runtime.error.UnwritableValueException if the signal cannot be stored
     */
    public SignalResult signal(String key, Line.Drop signal, SignalOptions options) {
        return deliver(key, signal, options);
    }
}
