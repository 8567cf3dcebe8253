package dev.pawl.runtime;

import dev.pawl.Completion;
import dev.pawl.Insert;
import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.error.KeyTakenException;
import dev.pawl.runtime.internal.engine.ClientCalls;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.NewSignal;
import dev.pawl.runtime.spi.Storable;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What generated clients share: everything that does not depend on a machine's own states and signals. Thread-safe, unless
 * it is bound to a connection.
 *
 * <p>When a method returns, what it did is committed, and a crash does not undo it; a client that is bound to a connection
 * does it as a part of the caller's transaction instead.
 *
 * <p>Every method throws {@link dev.pawl.runtime.error.DatabaseException} where the database refuses or does not answer,
 * {@link dev.pawl.runtime.error.EngineClosedException} after the engine was closed, and {@link
 * dev.pawl.runtime.error.CallInterruptedException} where it would wait and the thread is interrupted; {@link
 * NullPointerException} where an argument is null, and {@link IllegalArgumentException} for what can never be, such as a key
 * with U+0000 or half a surrogate pair. An id or a key that nobody has is answered, see the method.
 *
 * @param <R> what an instance ends with
 */
public abstract class MachineClient<R> {

    private static final int HISTORY_PAGE = 1_000;

    private final MachineDefinition<R> definition;
    private final ClientCalls calls;

    /** A client whose every call is a transaction of its own, shared with others made at the same time. */
    protected MachineClient(Pawl pawl, MachineDefinition<R> definition) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.calls = Objects.requireNonNull(pawl, "pawl").calls();
    }

    /**
     * The same client inside the transaction that is open on a connection.
     *
     * @throws IllegalStateException if the connection commits by itself, so that there is none
     */
    protected MachineClient(MachineClient<R> base, Connection connection) {
        this.definition = Objects.requireNonNull(base, "base").definition;
        this.calls = base.calls.within(Objects.requireNonNull(connection, "connection"));
    }

    /**
     * Inserts an instance.
     *
     * @return its id
     * @throws KeyTakenException if a live instance of the machine has its key
     * @throws dev.pawl.runtime.error.DocumentTooLargeException if its state is larger than the limit
     * @throws dev.pawl.runtime.error.UnwritableValueException if its state holds what cannot be stored
     */
    public final long insert(Insert<R> insert) {
        Inserted inserted = tryInsert(insert);
        if (!inserted.created()) {
            throw new KeyTakenException(
                    definition.name(), insert.options().key().orElse(""), inserted.id());
        }
        return inserted.id();
    }

    /** Inserts an instance, unless a live one has its key; throws what {@link #insert} throws otherwise. */
    public final Inserted tryInsert(Insert<R> insert) {
        return inserted(calls.insert(own(insert)));
    }

    /**
     * Inserts any number of instances in one statement, all or, by an exception, none; those whose key a live instance has
     * are left out and say so.
     *
     * @return for each, in the same order, what became of it
     */
    public final List<Inserted> insertAll(List<Insert<R>> inserts) {
        Objects.requireNonNull(inserts, "inserts");
        List<NewInstance<R>> own = new ArrayList<>(inserts.size());
        for (Insert<R> insert : inserts) {
            own.add(own(insert));
        }
        List<Inserted> results = new ArrayList<>(own.size());
        for (InsertedRow row : calls.insertAll(own)) {
            results.add(inserted(row));
        }
        return results;
    }

    /** Sends a signal to an instance by its id. */
    protected final SignalResult deliver(long id, Object signal, SignalOptions options) {
        return Views.signalResult(calls.deliver(definition, id, null, signal, options));
    }

    /** Sends a signal to the live instance that has a key. */
    protected final SignalResult deliver(String key, Object signal, SignalOptions options) {
        Storable.check("key", key);
        return Views.signalResult(calls.deliver(definition, null, key, signal, options));
    }

    /**
     * Sends a signal that a generated machine class has made.
     *
     * @throws IllegalArgumentException if it is of another machine
     */
    public final SignalResult signal(Send send) {
        return Views.signalResult(calls.send(own(send)));
    }

    /**
     * Sends any number of signals in one statement, all or, by an exception, none; those that are refused say so.
     *
     * @param sends those to one instance in their order
     * @return for each, in the same order, what became of it
     */
    public final List<SignalResult> signalAll(List<Send> sends) {
        Objects.requireNonNull(sends, "sends");
        return calls.sendAll(sends.stream().map(this::own).toList()).stream()
                .map(Views::signalResult)
                .toList();
    }

    /**
     * Waits until an instance has ended.
     *
     * @param timeout how long at the most; zero or less looks once
     * @return how it ended, or that it still runs
     * @throws dev.pawl.runtime.error.NoSuchInstanceException if there is none with that id
     * @throws dev.pawl.runtime.error.UnknownStateException if it ended in a version of the machine that is not this client's
     * @throws dev.pawl.runtime.error.CallInterruptedException if the thread is interrupted
     * @throws IllegalStateException on a client that is bound to a connection: it would wait for itself
     */
    public final Completion<R> await(long id, Duration timeout) {
        Row row = calls.await(definition, id, timeout);
        return Views.completion(definition, row);
    }

    /**
     * An instance by its id.
     *
     * @throws dev.pawl.runtime.error.MalformedDocumentException if its state cannot be read: {@link Operations#inspect} has it
     *     as text
     */
    public final Optional<Instance<R>> get(long id) {
        return calls.get(definition, id).map(row -> Views.instance(definition, row));
    }

    /**
     * The live instance that has a key; where there is none, the one that had it and ended last.
     *
     * @throws dev.pawl.runtime.error.MalformedDocumentException if its state cannot be read
     */
    public final Optional<Instance<R>> find(String key) {
        Storable.check("key", key);
        return calls.find(definition, key).map(row -> Views.instance(definition, row));
    }

    /**
     * What happened to an instance, oldest first: the first thousand entries. Empty where there is no such instance, where
     * its machine keeps no history, and where it is older than histories are kept; it outlives the instance.
     */
    public final List<HistoryEntry> history(long id) {
        return history(id, -1, HISTORY_PAGE);
    }

    /**
     * A part of what happened to an instance, oldest first.
     *
     * @param after the {@link HistoryEntry#revision} of the last entry that is known; -1 where none is
     * @param limit how many entries at the most; from 1 to 10,000
     */
    public final List<HistoryEntry> history(long id, long after, int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("limit must be from 1 to 10000, not " + limit);
        }
        return calls.history(definition, id, after, limit).stream()
                .map(Views::historyEntry)
                .toList();
    }

    /**
     * Cancels an instance, one that executes too: what its step returns is then void.
     *
     * @param reason for people; not null
     * @return whether this ended it; false if it had ended before
     * @throws dev.pawl.runtime.error.NoSuchInstanceException if there is none with that id
     */
    public final boolean cancel(long id, String reason) {
        Objects.requireNonNull(reason, "reason");
        return calls.cancel(definition, id, reason).answer() == Cancelled.Answer.CANCELLED;
    }

    private NewInstance<R> own(Insert<R> insert) {
        Objects.requireNonNull(insert, "insert");
        if (insert instanceof NewInstance<R> made && made.definition() == definition) {
            return made;
        }
        throw new IllegalArgumentException("This insert is of " + insert.machine() + " and was not made by the class"
                + " generated for " + definition + "; use that class's insert(...).");
    }

    private Send own(Send send) {
        Objects.requireNonNull(send, "send");
        if (send instanceof NewSignal made && made.definition() == definition) {
            return send;
        }
        throw new IllegalArgumentException("This signal is of " + send.machine() + " and was not made by the class"
                + " generated for " + definition + "; use that class's signal(...).");
    }

    private static Inserted inserted(InsertedRow row) {
        return new Inserted(row.id(), row.created());
    }
}
