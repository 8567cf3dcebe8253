package shop;

import dev.pawl.Generated;
import dev.pawl.InsertOptions;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;

/**
 * Starts instances of {@link Post.Box}, signals them, and tells how they fare.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it. When one throws, it did
 * nothing, except that the connection may have been lost between a commit and its answer: with a business
 * key, or a key for deduplication, the call can be repeated. Thread-safe.
 */
@Generated("shop.Post.Box")
public final class Post_BoxClient extends MachineClient<Post.Box.Packed> {
    /**
     * A client whose every call is a transaction of its own.
     *
     * @param pawl through which it works; it need not run this machine
     */
    public Post_BoxClient(Pawl pawl) {
        super(pawl, Post_BoxMachine.DEFINITION);
    }

    private Post_BoxClient(Post_BoxClient base, Connection connection) {
        super(base, connection);
    }

    /**
     * This client inside the caller's transaction: what it does is committed when the caller commits, and
     * never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
     * the connection is.
     *
     * @param connection with auto-commit switched off, to the database that Pawl works on
     */
    public Post_BoxClient on(Connection connection) {
        return new Post_BoxClient(this, connection);
    }

    /**
     * Starts an instance in state {@link Post.Box.Empty}.
     *
     * <p>Once this has returned, the instance is stored and will be run, whatever happens to this process.
     * If the answer is lost, there may be an instance or not; with a key it is safe to ask again.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Post.Box.Empty state) {
        return insert(Post_BoxMachine.insert(state));
    }

    /**
     * The same, with a key, a queue, a priority or a delay. At most one live instance has a key.
     *
     * @return the instance's id
     * @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public long insert(Post.Box.Empty state, InsertOptions options) {
        return insert(Post_BoxMachine.insert(state, options));
    }

    /**
     * The same, except that a live instance under the key is no exception.
     *
     * @return the new instance, or the one that has the key
     * @throws dev.pawl.runtime.error.UnwritableValueException if the state cannot be stored
     */
    public Inserted tryInsert(Post.Box.Empty state, InsertOptions options) {
        return tryInsert(Post_BoxMachine.insert(state, options));
    }
}
