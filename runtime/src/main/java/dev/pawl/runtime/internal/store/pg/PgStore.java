package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Apart;
import dev.pawl.runtime.internal.jdbc.Borrowed;
import dev.pawl.runtime.internal.jdbc.Lent;
import dev.pawl.runtime.internal.jdbc.Own;
import dev.pawl.runtime.internal.jdbc.Pulse;
import dev.pawl.runtime.internal.jdbc.Transaction;
import dev.pawl.runtime.internal.store.Claiming;
import dev.pawl.runtime.internal.store.ClientStore;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Delivery;
import dev.pawl.runtime.internal.store.Depth;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Handed;
import dev.pawl.runtime.internal.store.Held;
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
import dev.pawl.runtime.internal.store.Schedules;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Sweep;
import dev.pawl.runtime.internal.store.Upkeep;
import dev.pawl.runtime.internal.store.Watermark;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The store on Postgres. Holds no connection of its own but those of its keepers and announcements. */
public final class PgStore extends PgClientStore implements Store {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int GREAT = 1_000;

    private final DataSource source;
    private final Pulse pulse;
    private final Duration longest;
    private final PgInserts greatInserts;
    private final DataSource direct;
    private final Access access;
    private final SchemaName schema;
    private final PgDictionary dictionary;
    private final PgClaims claims;
    private final PgInboxes inboxes;
    private final PgCommits commits;
    private final PgChildren children;
    private final PgLeases leases;
    private final PgNotices notices;
    private final PgLocks locks;
    private final PgBacklog backlog;
    private final PgUpkeep upkeep;
    private final PgOperators operators;
    private final PgLimits limits;
    private final AtomicReference<Consumer<String>> whenDue;
    private final PgSchedules schedules;
    private final PgRoster roster;

    /** A store on a database where the standard {@link Schema} is in place. */
    public PgStore(DataSource source) {
        this(source, Pulse.UNHEARD, LONGEST);
    }

    /** The same, with what hears whether the database answers, and how long it may take to. */
    public PgStore(DataSource source, Pulse pulse, Duration longest) {
        this(source, source, Schema.standard(), Runnable::run, pulse, longest);
    }

    /**
     * A store on a database where the {@link Schema} is in place.
     *
     * @param direct where connections are kept: those that listen and those that extend leases
     * @param threads on which nobody has a transaction, for calls that come on others
     * @param pulse hears whether the database answers
     * @param longest how long it may take to answer what is quick, before the connection counts as dead
     */
    public PgStore(
            DataSource source, DataSource direct, Schema schema, Executor threads, Pulse pulse, Duration longest) {
        this(
                source,
                direct,
                schema.name(),
                threads,
                pulse,
                longest,
                new Borrowed(source, pulse, longest),
                new AtomicReference<>(queue -> {}));
    }

    private PgStore(
            DataSource source,
            DataSource direct,
            SchemaName schema,
            Executor threads,
            Pulse pulse,
            Duration longest,
            Borrowed access,
            AtomicReference<Consumer<String>> whenDue) {
        this(
                source,
                direct,
                schema,
                threads,
                pulse,
                longest,
                access,
                whenDue,
                new PgGates(
                        new Apart(source, access, threads),
                        schema,
                        queue -> whenDue.get().accept(queue)));
    }

    private PgStore(
            DataSource source,
            DataSource direct,
            SchemaName schema,
            Executor threads,
            Pulse pulse,
            Duration longest,
            Borrowed access,
            AtomicReference<Consumer<String>> whenDue,
            PgGates gates) {
        super(new Apart(source, access, threads), schema, gates);
        this.whenDue = whenDue;
        // What operators and the upkeep ask for, and great inserts, may take its time; the server ends it in any case.
        Borrowed patient = new Borrowed(source, pulse, longest.compareTo(LONG) > 0 ? longest : LONG);
        Access patientCalls = new Apart(source, patient, threads);
        this.source = source;
        this.direct = direct;
        this.pulse = pulse;
        this.longest = longest;
        this.schema = schema;
        this.greatInserts = new PgInserts(patientCalls, schema, gates);
        this.dictionary = new PgDictionary(patientCalls, schema);
        this.access = access;
        this.claims = new PgClaims(access, schema);
        this.inboxes = new PgInboxes(access, schema);
        this.commits = new PgCommits(schema, gates);
        this.children = new PgChildren(access, schema, gates);
        this.leases = new PgLeases(access, schema, gates);
        this.notices = new PgNotices(access, schema);
        this.locks = new PgLocks(access, schema);
        this.backlog = new PgBacklog(access, schema);
        this.upkeep = new PgUpkeep(patient, schema);
        this.operators = new PgOperators(patientCalls, schema, gates);
        this.roster = new PgRoster(patientCalls, schema);
        this.schedules = new PgSchedules(source, longest, threads, patientCalls, schema, gates);
        this.limits = new PgLimits(
                new Apart(source, access, threads),
                patientCalls,
                schema,
                gates,
                queue -> whenDue.get().accept(queue));
    }

    @Override
    public List<InsertedRow> insert(List<NewRow> rows) {
        return rows.size() < GREAT ? super.insert(rows) : greatInserts.insert(rows);
    }

    @Override
    public ClientStore within(Connection connection) {
        return on(Lent.transaction(connection));
    }

    @Override
    public Map<StateKey, StateId> register(Collection<StateKey> states) {
        return dictionary.register(states);
    }

    @Override
    public void configure(String machine, MachineSettings settings) {
        dictionary.configure(machine, settings);
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
        whenDue.set(queues);
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public Upkeep upkeep() {
        return upkeep;
    }

    @Override
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public Picked claim(String queue, int[] states, int limit, Duration lease, long node, Watermark from) {
        return claims.claim(queue, states, limit, lease, node, from);
    }

    @Override
    public Handed deliver(List<Delivery> deliveries, Claiming claiming) {
        return handed(deliveries, claiming);
    }

    @Override
    public Inbox inbox(long instance, Collection<String> signals, int limit) {
        return inboxes.inbox(instance, signals, limit);
    }

    @Override
    public List<Ended> children(long parent) {
        return children.children(parent);
    }

    @Override
    public Sweep cancelChildren(Sweep from, int limit) {
        return children.cancel(from, limit);
    }

    @Override
    public List<Committed> commit(List<Commit> outcomes, long node) {
        return outcomes.isEmpty() ? List.of() : commits.commit(access, outcomes, node);
    }

    @Override
    public StepTransaction begin() {
        try {
            return new PgStepTransaction(Transaction.begin(source, longest), commits);
        } catch (DatabaseException e) {
            pulse.failed(e);
            throw e;
        }
    }

    /** A commit that the caller ends: how a test holds one open while something else goes on. */
    Committed commitWithin(Connection connection, Commit outcome, long node) {
        return commits.commit(new Lent(connection), List.of(outcome), node).get(0);
    }

    @Override
    public Set<Commit> lockedOut(List<Commit> outcomes) {
        return locks.lockedOut(outcomes);
    }

    @Override
    public Map<Long, Long> held(Collection<Long> ids, long node) {
        return ids.isEmpty() ? Map.of() : leases.held(ids, node);
    }

    @Override
    public void release(Collection<Held> rows, long node) {
        if (!rows.isEmpty()) {
            leases.release(rows, node);
        }
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
        return queues.isEmpty() ? List.of() : backlog.backlog(queues, most);
    }

    @Override
    public void announce(Collection<String> queues) {
        if (!queues.isEmpty()) {
            notices.announce(queues);
        }
    }

    @Override
    public Announcements announcements() {
        return new PgAnnouncements(new Own(direct, pulse, longest), schema);
    }

    @Override
    public Keeper keeper() {
        return new PgKeeper(new Own(direct, pulse, longest), schema);
    }
}
