package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What clients ask of the store, on borrowed connections or on one that they lend. */
class PgClientStore implements ClientStore {

    private final PgInserts inserts;
    private final PgDeliveries deliveries;
    private final PgCancels cancels;
    private final PgReads reads;
    private final PgHistory history;

    PgClientStore(Access access, SchemaName schema, PgGates gates) {
        this.inserts = new PgInserts(access, schema, gates);
        this.deliveries = new PgDeliveries(access, schema);
        this.cancels = new PgCancels(access, schema, gates);
        this.reads = new PgReads(access, schema);
        this.history = new PgHistory(access, schema);
    }

    private PgClientStore(Access access, PgClientStore like) {
        this.inserts = like.inserts.on(access);
        this.deliveries = like.deliveries.on(access);
        this.cancels = like.cancels.on(access);
        this.reads = like.reads.on(access);
        this.history = like.history.on(access);
    }

    /** The same statements on connections of another way: their texts are put together once. */
    final PgClientStore on(Access other) {
        return new PgClientStore(other, this);
    }

    @Override
    public List<InsertedRow> insert(List<NewRow> rows) {
        return rows.isEmpty() ? List.of() : inserts.insert(rows);
    }

    @Override
    public List<Delivered> deliver(List<Delivery> list) {
        return list.isEmpty() ? List.of() : deliveries.deliver(list);
    }

    final Handed handed(List<Delivery> list, Claiming claiming) {
        return list.isEmpty() ? Handed.none(List.of()) : deliveries.deliver(list, claiming);
    }

    @Override
    public Cancelled cancel(int machine, long id, String reason) {
        return cancels.cancel(machine, id, reason);
    }

    @Override
    public Optional<Row> get(int machine, long id) {
        return reads.get(machine, id);
    }

    @Override
    public Optional<Row> find(int machine, String key) {
        return reads.find(machine, key);
    }

    @Override
    public List<HistoryRow> history(int machine, long id, long after, int limit) {
        return history.page(machine, id, after, limit);
    }

    @Override
    public List<Row> ended(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : reads.ended(ids);
    }
}
