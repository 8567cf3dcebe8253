package dev.pawl.runtime;

import dev.pawl.InsertOptions;
import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.internal.engine.CallThreads;
import dev.pawl.runtime.internal.engine.ClientCalls;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.engine.Engine;
import dev.pawl.runtime.internal.engine.Observers;
import dev.pawl.runtime.internal.engine.Planned;
import dev.pawl.runtime.internal.engine.Settings;
import dev.pawl.runtime.internal.engine.Tally;
import dev.pawl.runtime.internal.engine.Ticker;
import dev.pawl.runtime.internal.jdbc.Pools;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.ScheduleDefinition;
import dev.pawl.runtime.internal.store.pg.Schema;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.NewInstance;
import dev.pawl.runtime.spi.Storable;
import dev.pawl.runtime.spi.Transition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node: it runs machines, or is a client of those that other nodes run, or both. Thread-safe.
 *
 * <pre>{@code
 * try (Pawl pawl = Pawl.on(dataSource)
 *         .run(new CheckoutMachine(new Checkout(payments, carrier)))
 *         .queue("checkout", 5)
 *         .start()) {
 *     CheckoutClient checkout = new CheckoutClient(pawl);
 *     ...
 * }
 * }</pre>
 */
public final class Pawl implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pawl.class);

    private final Engine engine;
    private final AutoCloseable rest;

    private Pawl(Engine engine, AutoCloseable rest) {
        this.engine = engine;
        this.rest = rest;
    }

    /**
     * A node on a pool of the application's, which stays the application's to close. A node that runs machines keeps two of
     * its connections, one to extend leases and one to hear of work, and borrows others for single transactions.
     */
    public static Builder on(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new Builder(Opener.onDatabase(() -> new Opener.Source(dataSource, () -> {})));
    }

    /**
     * A node with a pool of its own, which is closed with it.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://host:5432/database}; looked at when the node is started
     */
    public static Builder on(String jdbcUrl, String user, String password) {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        return new Builder(Opener.onDatabase(() -> {
            Pools.Pool pool = Pools.open(jdbcUrl, user, password);
            return new Opener.Source(pool.dataSource(), pool);
        }));
    }

    /**
     * A node that keeps its instances in memory: the semantics are those of a node on a database, but what it knows is gone
     * once it is closed. For tests and for state that may be lost. It has no connections: a machine whose step takes one is
     * refused, and so is a client on a connection of the caller's. Settings that speak of a database, its schema or other
     * nodes do nothing.
     */
    public static Builder inMemory() {
        return new Builder(Opener.inMemory(InstantSource.system(), Ticker.SYSTEM));
    }

    /** The same with a time of its own, that stands still until it is moved. */
    public static Builder inMemory(ManualClock clock) {
        Objects.requireNonNull(clock, "clock");
        return new Builder(Opener.inMemory(clock, clock.ticker()));
    }

    /**
     * Brings the schema {@code pawl} up to what this library needs, or creates it; does nothing where it is so. Safe to
     * call from several nodes at once.
     *
     * @throws dev.pawl.runtime.error.SchemaException if the role may not, or the schema is newer than this library
     * @throws dev.pawl.runtime.error.DatabaseException if the database cannot be reached
     */
    public static void migrate(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        Schema schema = Schema.standard();
        Opener.apart(CallThreads.create(), () -> schema.migrate(dataSource));
    }

    /**
     * The same for a schema of another name, see {@link Builder#schema}.
     *
     * @throws IllegalArgumentException if no schema can be called that
     * @throws dev.pawl.runtime.error.SchemaException if the role may not, or the schema is newer than this library
     * @throws dev.pawl.runtime.error.DatabaseException if the database cannot be reached
     */
    public static void migrate(DataSource dataSource, String schema) {
        Objects.requireNonNull(dataSource, "dataSource");
        Schema named = Schema.named(schema);
        Opener.apart(CallThreads.create(), () -> named.migrate(dataSource));
    }

    /** The statements that {@link #migrate} runs on an empty database, for those who run them by hand. */
    public static String ddl() {
        return Schema.standard().ddl();
    }

    /**
     * The same for a schema of another name, see {@link Builder#schema}.
     *
     * @throws IllegalArgumentException if no schema can be called that
     */
    public static String ddl(String schema) {
        return Schema.named(schema).ddl();
    }

    ClientCalls calls() {
        return engine.calls();
    }

    /**
     * What an operator does with the instances of all machines, from a client-only node too.
     *
     * @param who the operator, for the history; 1 to 500 characters
     */
    public Operations operations(String who) {
        return new Operations(engine.operators(), engine.schedules(), who);
    }

    /** What this node has done since it started. */
    public Counters counters() {
        Tally tally = engine.counters();
        return new Counters(
                tally.claimed(),
                tally.steps(),
                tally.commits(),
                tally.committed(),
                tally.stale(),
                tally.reaped(),
                tally.throttled());
    }

    /**
     * Stops claiming, waits for steps that run, as long as {@link Builder#drain} says, and gives back at once what has not
     * ended by then: its outcome is void and it runs again elsewhere. Later calls through this node throw {@link
     * dev.pawl.runtime.error.EngineClosedException}. Closing twice does nothing.
     */
    @Override
    public void close() {
        engine.close();
        try {
            rest.close();
        } catch (Exception e) {
            throw new IllegalStateException("the pool could not be closed", e);
        }
    }

    /**
     * How a node is set up. Each method checks what it is given, and throws {@link NullPointerException} for null and {@link
     * IllegalArgumentException} for what can never be; the builder is then as before. Not thread-safe.
     */
    public static final class Builder {

        private static final int DEFAULT_CONCURRENCY = 10;

        private final Opener opener;
        private final List<GeneratedMachine<?>> machines = new ArrayList<>();
        private final Map<String, Integer> queues = new HashMap<>();
        private final List<PawlListener> listeners = new ArrayList<>();
        private Duration lease = Duration.ofSeconds(30);
        private Duration networkTimeout = Duration.ofSeconds(10);
        private Duration poll = Duration.ofSeconds(2);
        private Duration drain = Duration.ofSeconds(30);
        private int maxDocumentBytes = 1 << 20;
        private @Nullable DataSource direct;
        private Schema schema = Schema.standard();
        private boolean migrate = true;
        private boolean listen = true;
        private final Map<String, MachineOptions> options = new HashMap<>();
        private Duration historyFor = Duration.ofDays(90);
        private @Nullable Path archive;
        private @Nullable Boolean upkeep;
        private final Map<String, Quota> limits = new HashMap<>();
        private final Map<String, Planned> schedules = new TreeMap<>();
        private Duration unknownAfter = Duration.ofMinutes(5);

        Builder(Opener opener) {
            this.opener = opener;
        }

        /**
         * Runs a machine's instances. Without any machine the node is a client.
         *
         * @throws IllegalArgumentException if this version of the machine is run already, or if it has a step that takes a
         *     connection and the node is in memory
         */
        public Builder run(GeneratedMachine<?> machine) {
            return run(machine, MachineOptions.defaults());
        }

        /**
         * Runs a machine's instances, for which, of whatever version, something else holds than by default.
         *
         * @throws IllegalArgumentException if this version of the machine is run already, or another version with other
         *     options, or if it has a step that takes a connection and the node is in memory
         */
        public Builder run(GeneratedMachine<?> machine, MachineOptions options) {
            Objects.requireNonNull(machine, "machine");
            Objects.requireNonNull(options, "options");
            for (GeneratedMachine<?> other : machines) {
                if (other.definition().name().equals(machine.definition().name())
                        && other.definition().version() == machine.definition().version()) {
                    throw new IllegalArgumentException("Machine " + machine.definition()
                            + " is registered twice; one object runs all its instances.");
                }
            }
            if (!opener.connections()) {
                requireNoConnection(machine.definition());
            }
            MachineOptions others =
                    this.options.putIfAbsent(machine.definition().name(), options);
            if (others != null && !others.equals(options)) {
                throw new IllegalArgumentException("Machine " + machine.definition() + " is run with " + options
                        + ", and another version of it with " + others + "; options are of all versions.");
            }
            machines.add(machine);
            return this;
        }

        private static void requireNoConnection(MachineDefinition<?> definition) {
            for (Transition transition : definition.transitions()) {
                if (transition.transactional()) {
                    throw new IllegalArgumentException("Step " + transition.method() + " of " + definition
                            + " takes a Connection, and a node in memory has none to give. Run the machine on a"
                            + " database (Pawl.on(...)), or have the step write by other means.");
                }
            }
        }

        /**
         * Declares a named limit, for all nodes: {@link Limit#concurrency} for what {@code InsertOptions.limit} names, {@link
         * Limit#rate} for what {@code @RateLimited} names. Of nodes that declare different things the last that started
         * is right; what an operator has changed stays until a node declares something new.
         *
         * @param name 1 to 100 characters, the first of which is no {@code @}
         * @throws IllegalArgumentException if the name is none, or is declared twice
         */
        public Builder limit(String name, Limit limit) {
            Objects.requireNonNull(limit, "limit");
            InsertOptions.defaults().limit(name);
            if (limits.putIfAbsent(name, Views.quota(limit)) != null) {
                throw new IllegalArgumentException("limit '" + name + "' is declared twice");
            }
            return this;
        }

        /**
         * How long histories are kept, by whole months: a month goes when all of it is older. Default 90 days, at least
         * one. Of nodes that say different things, the one that keeps the least is right.
         */
        public Builder keepHistory(Duration period) {
            this.historyFor = atLeast("keepHistory", period, Duration.ofDays(1));
            return this;
        }

        /**
         * Where a month of the history goes before it is dropped: a file {@code history-2025-01.jsonl.gz} in this
         * directory, with a line of JSON for each entry. Without it, old months are dropped and gone. It is to be given to
         * each node that does the upkeep.
         *
         * @throws IllegalArgumentException if it is no directory in which this process can write
         */
        public Builder archiveHistory(Path directory) {
            Objects.requireNonNull(directory, "directory");
            if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
                throw new IllegalArgumentException(
                        "archiveHistory needs a directory that this process can write to; " + directory + " is none");
            }
            this.archive = directory;
            return this;
        }

        /**
         * Whether this node does the upkeep: returns the leases of nodes that died; once a minute makes months of the
         * history ahead, archives and drops old ones, and deletes instances that ended long ago, see {@link
         * MachineOptions#keepEnded}; sets aside what no node knows, see {@link #unknownAfter}. By default every node does
         * that runs machines, and any number may. With {@code true} a node without machines does nothing but that, and
         * serves clients. At least one node must: without it, what died with its node stays there.
         */
        public Builder upkeep(boolean upkeep) {
            this.upkeep = upkeep;
            return this;
        }

        /**
         * How long after the last node that knew it was heard of a state counts as known to none: then the upkeep sets its
         * due instances aside, so that they stand in nobody's way, and operators find them by {@link
         * Operations#unknownStates}. They come back when a node starts that knows the state. Long enough for a release to
         * be rolled out or back, and the same on all nodes. Default five minutes, at least one second.
         */
        public Builder unknownAfter(Duration grace) {
            this.unknownAfter = atLeast("unknownAfter", grace, Duration.ofSeconds(1));
            return this;
        }

        /**
         * Runs a queue, with so many steps at once. The queues of the machines that this node runs are run in any case,
         * with 10 steps at once unless said otherwise here.
         *
         * @param queue 1 to 500 characters
         * @throws IllegalArgumentException if no queue can be called that, if it is named twice, or if the concurrency is
         *     below 1
         */
        public Builder queue(String queue, int concurrency) {
            Storable.name("the name of a queue", queue);
            if (concurrency < 1) {
                throw new IllegalArgumentException(
                        "queue '" + queue + "' needs a concurrency of at least 1, not " + concurrency);
            }
            if (queues.putIfAbsent(queue, concurrency) != null) {
                throw new IllegalArgumentException("queue '" + queue + "' is named twice");
            }
            return this;
        }

        /**
         * Inserts an instance whenever a schedule comes: one for each occurrence, over all nodes that have it. A node needs
         * to run no machine for that. The database keeps it, as the last node that started had it, and when it comes next.
         *
         * @param name of the schedule, the same on all nodes; 1 to 500 characters
         * @param insert what to insert, see {@link ScheduledInsert} for what it may do
         * @throws IllegalArgumentException if the name is none, or is there twice
         */
        public Builder schedule(String name, Schedule schedule, ScheduledInsert insert) {
            Objects.requireNonNull(schedule, "schedule");
            Objects.requireNonNull(insert, "insert");
            Storable.name("the name of a schedule", name);
            ScheduleDefinition definition = new ScheduleDefinition(
                    name,
                    schedule.timetable().expression(),
                    schedule.timetable().zone(),
                    ScheduleDefinition.Policy.valueOf(schedule.missed().name()));
            Planned planned =
                    new Planned(definition, schedule.timetable(), (at, by) -> made(definition, insert, at, by));
            if (schedules.putIfAbsent(name, planned) != null) {
                throw new IllegalArgumentException("schedule '" + name + "' is there twice");
            }
            return this;
        }

        private static NewInstance<?> made(
                ScheduleDefinition definition, ScheduledInsert insert, Instant at, @Nullable String by)
                throws Exception {
            Occurrence occurrence =
                    new Occurrence(definition.name(), at, ZoneId.of(definition.zone()), Optional.ofNullable(by));
            if (insert.insert(occurrence) instanceof NewInstance<?> made) {
                return made;
            }
            throw new IllegalArgumentException("The function of schedule '" + definition.name()
                    + "' gave nothing, or what no generated class has made; use the machine class's insert(...).");
        }

        /**
         * How long a claimed instance is this node's unless it extends that, which it does every third of it: so how late
         * the instances of a node that died are taken up by others. Default 30 seconds, at least one.
         */
        public Builder lease(Duration lease) {
            this.lease = atLeast("lease", lease, Duration.ofSeconds(1));
            return this;
        }

        /** How often to look for work that nobody told this node of. Default two seconds, at least ten milliseconds. */
        public Builder poll(Duration poll) {
            this.poll = atLeast("poll", poll, Duration.ofMillis(10));
            return this;
        }

        /**
         * How long the database may take to answer a statement of the node's own, before the connection counts as dead and
         * the work goes on with another one. Default ten seconds, from three seconds, for locks are waited for up to two,
         * to an hour. It does not hold for what steps do with their connection, nor for what may last: operators' calls,
         * upkeep and inserts of a thousand instances or more, which have five minutes. A stricter network timeout of the
         * data source's connections stays as it is.
         */
        public Builder networkTimeout(Duration timeout) {
            Duration checked = atLeast("networkTimeout", timeout, Duration.ofSeconds(3));
            if (checked.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("networkTimeout must be at most an hour, not " + timeout);
            }
            this.networkTimeout = checked;
            return this;
        }

        /** How long {@link Pawl#close} waits for steps that run. Default 30 seconds; may be zero. */
        public Builder drain(Duration drain) {
            this.drain = atLeast("drain", drain, Duration.ZERO);
            return this;
        }

        /** The largest state or signal, in bytes of JSON as UTF-8. Default 1 MiB, from 64 bytes to 256 MiB. */
        public Builder maxDocumentBytes(int bytes) {
            if (bytes < 64 || bytes > 256 << 20) {
                throw new IllegalArgumentException("maxDocumentBytes must be from 64 to 268435456, not " + bytes);
            }
            this.maxDocumentBytes = bytes;
            return this;
        }

        /**
         * The schema in which the tables are, upper case, spaces and quotes as they stand here. Default {@code pawl}. Nodes
         * of different schemas know nothing of each other, also in one database and one process.
         *
         * @throws IllegalArgumentException if no schema can be called that: if it is blank, longer than 63 bytes, begins
         *     with {@code pg_} or has a {@code $} or a control character
         */
        public Builder schema(String name) {
            this.schema = Schema.named(name);
            return this;
        }

        /**
         * Whether {@link #start} migrates the schema. Default true, for which a pooler in transaction mode will not do, see
         * {@link #direct}; without it, starting on a schema that is missing or
         * old fails.
         */
        public Builder migrate(boolean migrate) {
            this.migrate = migrate;
            return this;
        }

        /**
         * A way to the database past a pooler, where the other one goes through PgBouncer in transaction mode or the like:
         * for what needs a session. Over it this node migrates, listens and extends leases; it keeps two of its
         * connections, one where it does not {@link #listen}. It stays the application's to close.
         */
        public Builder direct(DataSource dataSource) {
            this.direct = Objects.requireNonNull(dataSource, "dataSource");
            return this;
        }

        /**
         * Whether to hear of other nodes' work on a connection of its own. Default true; to be switched off behind
         * PgBouncer in transaction mode where there is no {@link #direct} way: work of other nodes is then found by
         * looking, see {@link #poll}.
         */
        public Builder listen(boolean listen) {
            this.listen = listen;
            return this;
        }

        /**
         * Tells a listener what the node does. There may be several.
         *
         * @throws IllegalArgumentException if it asks for the backlog more often than once a second
         */
        public Builder listener(PawlListener listener) {
            Objects.requireNonNull(listener, "listener");
            Objects.requireNonNull(listener.backlogEvery(), "the listener's backlogEvery() gives null")
                    .ifPresent(every -> atLeast("backlogEvery", every, Duration.ofSeconds(1)));
            listeners.add(listener);
            return this;
        }

        /**
         * Starts the node.
         *
         * @throws IllegalArgumentException if queues are named but no machine, if the pool has no room for what the node keeps; if a limit
         *     is declared that is of another kind, or a state is limited by a rate that nobody has declared
         * @throws dev.pawl.runtime.error.SchemaException if the schema is not what this library needs and cannot be made so
         * @throws dev.pawl.runtime.error.DatabaseException if the database cannot be reached
         */
        public Pawl start() {
            return start(null);
        }

        /**
         * Starts the node without threads and without time of its own: it does what the driver has it do. For the test kit;
         * the driver's type is internal, and no part of the API.
         *
         * @param driver null for a node that goes by itself; else one that drives no other
         * @throws RuntimeException what {@link #start()} throws
         */
        public Pawl start(@Nullable Driver driver) {
            if (machines.isEmpty() && !queues.isEmpty()) {
                throw new IllegalArgumentException("queues " + queues.keySet()
                        + " are to be run, but no machine: call run(machine), or leave out queue(...) for a client");
            }
            Map<String, Integer> run = new HashMap<>(queues);
            for (GeneratedMachine<?> machine : machines) {
                run.putIfAbsent(machine.definition().queue(), DEFAULT_CONCURRENCY);
            }
            Map<String, MachineSettings> settled = new HashMap<>();
            options.forEach((machine, option) -> settled.put(machine, option.settings()));
            Settings settings = new Settings(
                    run,
                    lease,
                    poll,
                    drain,
                    maxDocumentBytes,
                    listen && opener.connections() && driver == null,
                    settled,
                    historyFor,
                    archive,
                    upkeep == null ? !machines.isEmpty() : upkeep,
                    List.copyOf(schedules.values()),
                    unknownAfter,
                    limits);
            Observers observers = new Observers(listeners, Ticker.SYSTEM);
            boolean alone = driver != null || machines.isEmpty();
            Opener.Opened opened = opener.store()
                    .open(new Opener.Opening(
                            driver,
                            schema,
                            migrate,
                            direct,
                            alone ? 0 : listen ? 2 : 1,
                            alone ? 1 : 6,
                            observers,
                            networkTimeout));
            try {
                Engine engine = new Engine(
                        opened.store(), machines, settings, observers, driver == null ? opener.ticker() : driver);
                engine.start();
                tell(run);
                return new Pawl(engine, opened.rest());
            } catch (RuntimeException | Error e) {
                Opener.close(opened.rest(), e);
                throw e;
            }
        }

        private void tell(Map<String, Integer> run) {
            if (!schedules.isEmpty()) {
                log.info("Its schedules are {}", schedules.keySet());
            }
            if (machines.isEmpty()) {
                log.info("A client is started");
                return;
            }
            Set<String> used = new TreeSet<>();
            machines.forEach(machine -> used.add(machine.definition().queue()));
            log.info(
                    "A node is started that runs {} in the queues {}",
                    machines.stream().map(GeneratedMachine::definition).toList(),
                    new TreeMap<>(run));
            for (String queue : run.keySet()) {
                if (!used.contains(queue)) {
                    log.warn(
                            "No machine of this node has the queue '{}'; theirs are {}. It serves inserts that name"
                                    + " it.",
                            queue,
                            used);
                }
            }
        }

        private static Duration atLeast(String what, Duration value, Duration least) {
            Objects.requireNonNull(value, what);
            if (value.compareTo(least) < 0) {
                throw new IllegalArgumentException(what + " must be at least " + least + ", not " + value);
            }
            return value;
        }
    }
}
