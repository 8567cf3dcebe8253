package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Cancelled;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivered;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.HistoryRow;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.InsertedRow;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.Look;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.NewRow;
import dev.pawl.runtime.internal.store.Operators;
import dev.pawl.runtime.internal.store.Picked;
import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.Row;
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Sweep;
import dev.pawl.runtime.internal.store.Upkeep;
import dev.pawl.runtime.internal.store.Watermark;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The store in memory. What it holds is gone with it.
 *
 * <p>It has two clocks. All that a machine can see goes by the first. Leases, and what else tells that a node is alive,
 * go by the second: that has nothing to do with how far a test has moved the time.
 */
public final class MemoryStore implements Store {

    private final MemoryTables tables;
    private final MemoryInserts inserts;
    private final MemoryDeliveries deliveries;
    private final MemoryReads reads;
    private final MemoryClaims claims;
    private final MemoryCommits commits;
    private final MemoryLeases leases;
    private final MemoryOperators operators;
    private final MemoryLimits limits;
    private final MemoryUpkeep upkeep;
    private final MemorySchedules schedules;
    private final MemoryRoster roster;
    private final MemoryNotices notices = new MemoryNotices();

    /**
     * An empty store.
     *
     * @param clock the time
     * @param life what leases go by, in nanoseconds since some moment
     */
    public MemoryStore(InstantSource clock, LongSupplier life) {
        this.tables = new MemoryTables(clock, life);
        this.inserts = new MemoryInserts(tables);
        this.deliveries = new MemoryDeliveries(tables);
        this.reads = new MemoryReads(tables);
        this.claims = new MemoryClaims(tables);
        this.commits = new MemoryCommits(tables, new MemoryEffects(tables, deliveries, inserts));
        this.leases = new MemoryLeases(tables);
        this.operators = new MemoryOperators(tables, reads, deliveries);
        this.limits = new MemoryLimits(tables);
        this.upkeep = new MemoryUpkeep(tables);
        this.schedules = new MemorySchedules(tables, inserts);
        this.roster = new MemoryRoster(tables);
    }

    @Override
    public List<InsertedRow> insert(List<NewRow> rows) {
        return inserts.insert(rows);
    }

    @Override
    public List<Delivered> deliver(List<Delivery> batch) {
        return deliveries.deliver(batch);
    }

    @Override
    public Cancelled cancel(int machine, long id, String reason) {
        return operators.cancel(machine, id, reason);
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
        return reads.history(machine, id, after, limit);
    }

    @Override
    public List<Row> ended(Collection<Long> ids) {
        return reads.ended(ids);
    }

    /** @throws UnsupportedOperationException always: there is no database whose transaction it could join */
    @Override
    public ClientStore within(Connection connection) {
        throw new UnsupportedOperationException("This node keeps its instances in memory (Pawl.inMemory()), so what it"
                + " does cannot be a part of a transaction on a connection. Use a node on a database (Pawl.on(...)).");
    }

    /** @throws UnsupportedOperationException always: there is no connection that a step could be given */
    @Override
    public StepTransaction begin() {
        throw new UnsupportedOperationException("This node keeps its instances in memory (Pawl.inMemory()), so there is"
                + " no connection for a step. Use a node on a database (Pawl.on(...)).");
    }

    @Override
    public Map<StateKey, StateId> register(Collection<StateKey> states) {
        return tables.locked(() -> tables.dictionary.register(states));
    }

    @Override
    public void configure(String machine, MachineSettings settings) {
        tables.locked(() -> {
            tables.dictionary.configure(machine, settings);
            return machine;
        });
    }

    @Override
    public Operators operators() {
        return operators;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void whenDue(Consumer<String> queues) {
        tables.whenDue(queues);
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public Upkeep upkeep() {
        return upkeep;
    }

    @Override
    public Picked claim(String queue, int[] states, int limit, Duration lease, long node, Watermark from) {
        return new Picked(claims.claim(queue, states, limit, lease, node), Watermark.NONE, 0);
    }

    @Override
    public Handed deliver(List<Delivery> batch, Claiming claiming) {
        return tables.locked(() -> claims.among(deliveries.deliver(batch), claiming));
    }

    @Override
    public Inbox inbox(long instance, Collection<String> signals, int limit) {
        return claims.inbox(instance, signals, limit);
    }

    @Override
    public List<Committed> commit(List<Commit> outcomes, long node) {
        return commits.commit(outcomes, node);
    }

    @Override
    public List<Ended> children(long parent) {
        return tables.locked(() -> {
            MemoryInstance instance = tables.instances.get(parent);
            return instance == null ? List.of() : tables.instances.families().ended(instance, tables.dictionary);
        });
    }

    @Override
    public Sweep cancelChildren(Sweep from, int limit) {
        return operators.cancelChildren(from, limit);
    }

    /** Locks last no longer than a call, so none. */
    @Override
    public Set<Commit> lockedOut(List<Commit> outcomes) {
        return Set.of();
    }

    @Override
    public Map<Long, Long> held(Collection<Long> ids, long node) {
        return leases.held(ids, node);
    }

    @Override
    public void release(Collection<Held> rows, long node) {
        leases.release(rows, node);
    }

    @Override
    public List<Reaped> reap(int limit) {
        return leases.reap(limit);
    }

    @Override
    public Look look(Look.Request request) {
        return claims.look(request);
    }

    @Override
    public List<Depth> backlog(Map<String, Watermark> queues, int most) {
        return claims.backlog(queues.keySet(), most);
    }

    @Override
    public void announce(Collection<String> queues) {
        notices.announce(queues);
    }

    @Override
    public Announcements announcements() {
        return notices.hear();
    }

    @Override
    public Keeper keeper() {
        return leases;
    }
}
