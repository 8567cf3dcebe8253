package dev.pawl.runtime;

import dev.pawl.runtime.event.PawlListener;
import dev.pawl.runtime.internal.engine.ClientCalls;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.engine.Engine;
import dev.pawl.runtime.internal.engine.Observers;
import dev.pawl.runtime.internal.engine.Settings;
import dev.pawl.runtime.internal.engine.Tally;
import dev.pawl.runtime.internal.engine.Ticker;
import dev.pawl.runtime.internal.jdbc.Pools;
import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.memory.MemoryStore;
import dev.pawl.runtime.internal.store.pg.PgStore;
import dev.pawl.runtime.internal.store.pg.Schema;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.Transition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final AutoCloseable pool;

    private Pawl(Engine engine, AutoCloseable pool) {
        this.engine = engine;
        this.pool = pool;
    }

    /**
     * A node on a pool of the application's, which stays the application's to close. A node that runs machines keeps two of
     * its connections, one to extend leases and one to hear of work, and borrows others for single transactions.
     */
    public static Builder on(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new Builder(Opener.onDatabase(() -> new Source(dataSource, () -> {})));
    }

    /** A node with a pool of its own, which is closed with it. */
    public static Builder on(String jdbcUrl, String user, String password) {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        return new Builder(Opener.onDatabase(() -> {
            Pools.Pool pool = Pools.open(jdbcUrl, user, password);
            return new Source(pool.dataSource(), pool);
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
        Schema.migrate(dataSource);
    }

    /** The statements that {@link #migrate} runs on an empty database, for those who run them by hand. */
    public static String ddl() {
        return Schema.ddl();
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
        return new Operations(engine.operators(), who);
    }

    /** What this node has done since it started. */
    public Counters counters() {
        Tally tally = engine.counters();
        return new Counters(
                tally.claimed(), tally.steps(), tally.commits(), tally.committed(), tally.stale(), tally.reaped());
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
            pool.close();
        } catch (Exception e) {
            throw new IllegalStateException("the pool could not be closed", e);
        }
    }

    private record Source(DataSource dataSource, AutoCloseable pool) {}

    @FunctionalInterface
    private interface SourceOpener {
        Source open();
    }

    private record Opened(Store store, AutoCloseable pool) {}

    @FunctionalInterface
    private interface StoreOpener {
        Opened open(Opening opening);
    }

    /** What a store is opened with. */
    private record Opening(@Nullable Driver driver, boolean migrate, Observers observers, Duration networkTimeout) {}

    /**
     * Where a node's instances are kept.
     *
     * @param ticker what the node waits by
     * @param connections whether there are any that a step could be given
     */
    private record Opener(StoreOpener store, Ticker ticker, boolean connections) {

        static Opener inMemory(InstantSource clock, Ticker ticker) {
            return new Opener(
                    opening -> {
                        Driver driver = opening.driver();
                        MemoryStore store = driver == null
                                ? new MemoryStore(clock, Ticker.SYSTEM::nanos)
                                : new MemoryStore(driver.clock(), driver::life);
                        return new Opened(store, () -> {});
                    },
                    ticker,
                    false);
        }

        static Opener onDatabase(SourceOpener opener) {
            return new Opener(
                    opening -> {
                        Source source = opener.open();
                        try {
                            if (opening.migrate()) {
                                Schema.migrate(source.dataSource());
                            } else {
                                Schema.check(source.dataSource());
                            }
                            return new Opened(
                                    new PgStore(
                                            source.dataSource(),
                                            opening.observers().pulse(),
                                            opening.networkTimeout()),
                                    source.pool());
                        } catch (RuntimeException | Error e) {
                            close(source.pool(), e);
                            throw e;
                        }
                    },
                    Ticker.SYSTEM,
                    true);
        }
    }

    private static void close(AutoCloseable pool, Throwable because) {
        try {
            pool.close();
        } catch (Exception second) {
            because.addSuppressed(second);
        }
    }

    /** How a node is set up. Each method checks what it is given. Not thread-safe. */
    public static final class Builder {

        private static final int DEFAULT_CONCURRENCY = 10;

        private final Opener opener;
        private final List<GeneratedMachine<?>> machines = new ArrayList<>();
        private final Map<String, Integer> queues = new HashMap<>();
        private final List<PawlListener> listeners = new ArrayList<>();
        private Duration lease = Duration.ofSeconds(30);
        private Duration networkTimeout = Duration.ofSeconds(10);
        private Duration poll = Duration.ofSeconds(1);
        private Duration drain = Duration.ofSeconds(30);
        private int maxDocumentBytes = 1 << 20;
        private boolean migrate = true;
        private boolean listen = true;
        private final Map<String, MachineOptions> options = new HashMap<>();
        private Duration historyFor = Duration.ofDays(90);
        private @Nullable Path archive;
        private @Nullable Boolean upkeep;

        private Builder(Opener opener) {
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
            if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
                throw new IllegalArgumentException(
                        "archiveHistory needs a directory that this process can write to; " + directory + " is none");
            }
            this.archive = directory;
            return this;
        }

        /**
         * Whether this node does the upkeep, once a minute: makes months of the history ahead, archives and drops old
         * ones, and deletes instances that ended long ago, see {@link MachineOptions#keepEnded}. By default every node
         * does that runs machines; at least one should.
         */
        public Builder upkeep(boolean upkeep) {
            this.upkeep = upkeep;
            return this;
        }

        /**
         * Runs a queue, with so many steps at once. The queues of the machines that this node runs are run in any case,
         * with 10 steps at once unless said otherwise here.
         *
         * @throws IllegalArgumentException if the queue is blank or named twice, or the concurrency is below 1
         */
        public Builder queue(String queue, int concurrency) {
            Objects.requireNonNull(queue, "queue");
            if (queue.isBlank()) {
                throw new IllegalArgumentException("the name of a queue must not be blank");
            }
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
         * How long a claimed instance is this node's unless it extends that, which it does every third of it: so how late
         * the instances of a node that died are taken up by others. Default 30 seconds, at least one.
         */
        public Builder lease(Duration lease) {
            this.lease = atLeast("lease", lease, Duration.ofSeconds(1));
            return this;
        }

        /** How often to look for work that nobody told this node of. Default one second, at least ten milliseconds. */
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
         * Whether {@link #start} migrates the schema. Default true; without it, starting on a schema that is missing or
         * old fails.
         */
        public Builder migrate(boolean migrate) {
            this.migrate = migrate;
            return this;
        }

        /**
         * Whether to hear of other nodes' work on a connection of its own. Default true; to be switched off behind
         * PgBouncer in transaction mode, where work of other nodes is then found by looking, see {@link #poll}.
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
            listeners.add(Objects.requireNonNull(listener, "listener"));
            listener.backlogEvery().ifPresent(every -> atLeast("backlogEvery", every, Duration.ofSeconds(1)));
            return this;
        }

        /**
         * Starts the node.
         *
         * @throws IllegalArgumentException if queues are named but no machine
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
                    upkeep == null ? !machines.isEmpty() : upkeep);
            Observers observers = new Observers(listeners, Ticker.SYSTEM);
            Opened opened = opener.store().open(new Opening(driver, migrate, observers, networkTimeout));
            try {
                Engine engine = new Engine(
                        opened.store(), machines, settings, observers, driver == null ? opener.ticker() : driver);
                engine.start();
                tell(run);
                return new Pawl(engine, opened.pool());
            } catch (RuntimeException | Error e) {
                Pawl.close(opened.pool(), e);
                throw e;
            }
        }

        private void tell(Map<String, Integer> run) {
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
