package dev.pawl.runtime.internal.engine;

import dev.pawl.Send;
import dev.pawl.SignalOptions;
import dev.pawl.runtime.error.CallInterruptedException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.error.NoSuchInstanceException;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What clients ask for: values turned into rows, rows brought to the store, and workers told of them. Thread-safe, unless
 * it is bound to a connection.
 */
public final class ClientCalls {

    private final Store store;
    private final ClientStore target;
    private final @Nullable SharedCalls shared;
    private final Rows rows;
    private final Dictionary dictionary;
    private final Wakes wakes;
    private final Waiters waiters;
    private final Observers observers;
    private final BooleanSupplier closed;

    /** @param shared where single calls meet others to share a transaction; null where the target is a transaction */
    ClientCalls(
            Store store,
            ClientStore target,
            @Nullable SharedCalls shared,
            Rows rows,
            Dictionary dictionary,
            Wakes wakes,
            Waiters waiters,
            Observers observers,
            BooleanSupplier closed) {
        this.store = store;
        this.target = target;
        this.shared = shared;
        this.rows = rows;
        this.dictionary = dictionary;
        this.wakes = wakes;
        this.waiters = waiters;
        this.observers = observers;
        this.closed = closed;
    }

    /** The same calls as a part of the transaction that is open on a connection. */
    public ClientCalls within(Connection connection) {
        return new ClientCalls(
                store, store.within(connection), null, rows, dictionary, wakes, waiters, observers, closed);
    }

    public InsertedRow insert(NewInstance<?> instance) {
        NewRow row = rows.row(open(instance));
        long begun = observers.begin();
        InsertedRow inserted = shared == null ? target.insert(List.of(row)).get(0) : shared.insert(row);
        tell(row, inserted);
        observe(List.of(instance), List.of(inserted), begun);
        return inserted;
    }

    public List<InsertedRow> insertAll(List<? extends NewInstance<?>> instances) {
        open(rows);
        List<NewRow> all = new ArrayList<>(instances.size());
        for (NewInstance<?> instance : instances) {
            all.add(rows.row(open(instance)));
        }
        if (all.isEmpty()) {
            return List.of();
        }
        long begun = observers.begin();
        List<InsertedRow> inserted = target.insert(all);
        for (int i = 0; i < all.size(); i++) {
            tell(all.get(i), inserted.get(i));
        }
        observe(instances, inserted, begun);
        return inserted;
    }

    private void observe(List<? extends NewInstance<?>> instances, List<InsertedRow> inserted, long begun) {
        if (observers.listening()) {
            Map<String, int[]> machines = new TreeMap<>();
            for (int i = 0; i < inserted.size(); i++) {
                String machine = instances.get(i).machine();
                machines.computeIfAbsent(machine, any -> new int[2])[
                        inserted.get(i).created() ? 0 : 1]++;
            }
            observers.inserted(machines, begun, shared == null);
        }
    }

    /** Exactly one of id and key is given. */
    public Delivered deliver(
            MachineDefinition<?> definition,
            @Nullable Long id,
            @Nullable String key,
            Object signal,
            SignalOptions options) {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(options, "options");
        return delivered(definition.name(), rows.delivery(open(definition), id, key, signal, options));
    }

    private Delivered delivered(String machine, Delivery delivery) {
        long begun = observers.begin();
        Delivered delivered = shared == null ? target.deliver(List.of(delivery)).get(0) : shared.deliver(delivery);
        if (shared != null && delivered.queue() != null) {
            wakes.due(delivered.queue(), Duration.ZERO);
        }
        observers.signalled(machine, delivery.signal(), delivered.answer(), begun, shared == null);
        return delivered;
    }

    public Delivered send(Send send) {
        Objects.requireNonNull(send, "send");
        return delivered(send.machine(), open(rows).delivery(send));
    }

    public List<Delivered> sendAll(List<? extends Send> sends) {
        List<Delivery> deliveries = open(rows).deliveries(List.copyOf(sends));
        if (deliveries.isEmpty()) {
            return List.of();
        }
        List<Delivered> delivered = target.deliver(deliveries);
        if (shared != null) {
            delivered.stream()
                    .map(Delivered::queue)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(queue -> wakes.due(queue, Duration.ZERO));
        }
        return delivered;
    }

    public Cancelled cancel(MachineDefinition<?> definition, long id, String reason) {
        Objects.requireNonNull(reason, "reason");
        String storable = Failures.storable(reason, Failures.LONGEST_MESSAGE);
        Cancelled cancelled = target.cancel(dictionary.machine(open(definition)), id, storable);
        if (cancelled.answer() == Cancelled.Answer.MISSING) {
            throw new NoSuchInstanceException(definition.name(), id);
        }
        if (shared != null) {
            if (cancelled.woken() != null) {
                wakes.due(cancelled.woken(), Duration.ZERO);
            }
            wakes.leftBehind();
        }
        waiters.ended();
        if (cancelled.answer() == Cancelled.Answer.CANCELLED) {
            observers.cancelled(id, definition.name());
        }
        return cancelled;
    }

    public Optional<Row> get(MachineDefinition<?> definition, long id) {
        return target.get(dictionary.machine(open(definition)), id);
    }

    public Optional<Row> find(MachineDefinition<?> definition, String key) {
        return target.find(dictionary.machine(open(definition)), key);
    }

    public List<HistoryRow> history(MachineDefinition<?> definition, long id, long after, int limit) {
        return target.history(dictionary.machine(open(definition)), id, after, limit);
    }

    /** The instance's row when it has ended, or when the time is over. */
    public Row await(MachineDefinition<?> definition, long id, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (shared == null) {
            throw new IllegalStateException("A client that is bound to a connection cannot wait for an instance to end:"
                    + " its own transaction is still open.");
        }
        Row row = present(definition, id);
        if (row.endedAt() != null || timeout.isZero() || timeout.isNegative()) {
            return row;
        }
        CompletableFuture<Row> future = waiters.await(id);
        try {
            return waiters.get(future, timeout);
        } catch (TimeoutException e) {
            return present(definition, id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("instance " + id + " to end", e);
        } catch (CancellationException | ExecutionException e) {
            throw new EngineClosedException();
        } finally {
            waiters.forget(id, future);
        }
    }

    private Row present(MachineDefinition<?> definition, long id) {
        return get(definition, id).orElseThrow(() -> new NoSuchInstanceException(definition.name(), id));
    }

    /** Nobody is told of what is inserted inside a caller's transaction: it is not there yet, and looking finds it. */
    private void tell(NewRow row, InsertedRow inserted) {
        if (shared != null && inserted.created()) {
            Duration delay = Rows.delay(row);
            if (delay != null) {
                wakes.due(row.queue(), delay);
            }
        }
    }

    private <T> T open(T value) {
        if (closed.getAsBoolean()) {
            throw new EngineClosedException();
        }
        return value;
    }
}
