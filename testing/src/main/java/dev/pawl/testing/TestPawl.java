package dev.pawl.testing;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A node for tests, which does nothing by itself: {@link #drain} runs what can run now, in the calling thread, one step
 * after the other; {@link #advance} moves the time, which otherwise stands still. No test sleeps, and each run of it goes
 * the same way. It is the engine that runs everywhere else, driven by hand: what it reads and writes is what it would read
 * and write in production.
 *
 * <pre>{@code
 * try (TestPawl pawl = TestPawl.inMemory().run(new CheckoutMachine(new Checkout(payments, carrier))).start()) {
 *     CheckoutClient checkout = new CheckoutClient(pawl.pawl());
 *     long order = checkout.insert(new Start(42));
 *     pawl.drain();
 *     pawl.assertThat(checkout, order).waitsFor(PaymentConfirmed.class);
 *     pawl.advance(ofDays(3));
 *     pawl.assertThat(checkout, order).isDone(new Cancelled(42, "payment never came"));
 * }
 * }</pre>
 *
 * <p>Clients work as they do elsewhere, but for {@code await}, which drains and moves the time on, as far as its timeout,
 * until the instance has ended. Thread-safe; of threads that drive, one waits for the other.
 */
public final class TestPawl implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** Nanoseconds, by which engines wait, go as far as some 292 years. */
    private static final Duration FARTHEST = Duration.ofDays(200 * 366);

    private final Pawl pawl;
    private final Driver driver;
    private final Driver.Time time;
    private final Machines machines;
    private final Instant began;

    private TestPawl(Pawl pawl, Driver driver, Driver.Time time, Machines machines) {
        this.pawl = pawl;
        this.driver = driver;
        this.time = time;
        this.machines = machines;
        this.began = time.now();
    }

    /** A node in memory. */
    public static Builder inMemory() {
        return new Builder(Pawl.inMemory(), MemoryTime::new, Driver.Fate.NEVER);
    }

    /**
     * A node on a Postgres, whose schema {@code pawl} is brought up to date, and emptied when the node starts: give tests
     * a database of their own. Its sessions see the time of the test: in Pawl's statements, and, through a step's
     * connection, in those functions of the server that tell the time. {@code CURRENT_TIMESTAMP} and sessions of others
     * see the server's.
     *
     * @param dataSource a pool; its sessions are changed only while Pawl has them
     */
    public static Builder on(DataSource dataSource) {
        return onDatabase(dataSource, Driver.Fate.NEVER);
    }

    private static Builder onDatabase(DataSource dataSource, Driver.Fate fate) {
        Objects.requireNonNull(dataSource, "dataSource");
        Pawl.Builder node = Pawl.on(new MovedSource(dataSource)).migrate(false);
        return new Builder(node, start -> DatabaseTime.begin(dataSource, start), fate);
    }

    /**
     * Runs a scenario in memory without a crash, and then once for each outcome that was about to be committed, with a crash
     * at that very moment: the step has run, its outcome is lost, its worker is dead, and another one runs the step again.
     * What the scenario returns must be the same each time; where it is not, or where the scenario fails, the step does not
     * bear being run twice.
     *
     * @return the steps that were run again, in the order of the run without a crash
     * @throws AssertionError that names each such step
     */
    public static List<CrashPoint> everyCrash(Scenario scenario) {
        return EveryCrash.run(fate -> new Builder(Pawl.inMemory(), MemoryTime::new, fate), scenario);
    }

    /** The same on a Postgres, see {@link #on}: with what steps write through their connections. */
    public static List<CrashPoint> everyCrash(DataSource dataSource, Scenario scenario) {
        Objects.requireNonNull(dataSource, "dataSource");
        return EveryCrash.run(fate -> onDatabase(dataSource, fate), scenario);
    }

    /** The node, for clients and operators. */
    public Pawl pawl() {
        return pawl;
    }

    /**
     * A client of this node.
     *
     * @param type a generated class
     */
    public <C extends MachineClient<?>> C client(Class<C> type) {
        Objects.requireNonNull(type, "type");
        try {
            return type.getConstructor(Pawl.class).newInstance(pawl);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + " could not be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " is no generated client: it has no public constructor with a Pawl", e);
        }
    }

    /** The time, to the microsecond. */
    public Instant now() {
        return time.now();
    }

    /** The same for code that is handed a clock. */
    public InstantSource clock() {
        return time::now;
    }

    /**
     * Runs everything that can run now, and what comes of it, until nothing is due.
     *
     * @return how many events were run
     * @throws AssertionError if there is no end to it
     */
    public int drain() {
        try {
            return driver.drain();
        } catch (Driver.EndlessException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /**
     * Moves the time on by a while, see {@link #advanceTo}.
     *
     * @throws IllegalArgumentException if it is negative, or more than two hundred years
     */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative() || duration.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("Time goes on, and two hundred years at the most, not by " + duration);
        }
        advanceTo(now().plus(duration));
    }

    /**
     * Moves the time on, from one moment at which something is due to the next, and drains at each: timers fire in their
     * order, each at its time, and what they lead to happens at that time too.
     *
     * @throws IllegalArgumentException if that is in the past, or more than two hundred years after the start
     */
    public void advanceTo(Instant end) {
        Objects.requireNonNull(end, "end");
        if (end.isBefore(now())) {
            throw new IllegalArgumentException("Time goes on, not back: it is " + now() + " and cannot become " + end);
        }
        if (Duration.between(began, end).compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("A test that began at " + began
                    + " goes on for two hundred years at the most, and not until " + end);
        }
        try {
            driver.driveTo(end);
        } catch (Driver.EndlessException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What is so of an instance now. */
    public <R> InstanceAssert<R> assertThat(MachineClient<R> client, long id) {
        Objects.requireNonNull(client, "client");
        return new InstanceAssert<>(
                client.get(id).orElseThrow(() -> new AssertionError("There is no instance " + id + ".")),
                client.history(id),
                machines,
                now());
    }

    /** The same of the instance with a key; where it has ended, of the last that had it. */
    public <R> InstanceAssert<R> assertThat(MachineClient<R> client, String key) {
        Objects.requireNonNull(client, "client");
        long id = client.find(key)
                .orElseThrow(() -> new AssertionError("There is no instance with the key '" + key + "'."))
                .id();
        return assertThat(client, id);
    }

    /** Closes the node; what it knew in memory is gone. */
    @Override
    public void close() {
        pawl.close();
    }

    /** How the node of a test is set up. Not thread-safe. */
    public static final class Builder {

        private static final int STEPS = 100_000;

        private final Pawl.Builder node;
        private final Function<Instant, Driver.Time> times;
        private final Driver.Fate fate;
        private final List<MachineDefinition<?>> machines = new ArrayList<>();
        private @Nullable Instant start;
        private int most = STEPS;
        private @Nullable TestPawl started;

        Builder(Pawl.Builder node, Function<Instant, Driver.Time> times, Driver.Fate fate) {
            this.node = node.upkeep(false);
            this.times = times;
            this.fate = fate;
        }

        /** Runs a machine's instances, see {@link Pawl.Builder#run(GeneratedMachine)}. */
        public Builder run(GeneratedMachine<?> machine) {
            return run(machine, MachineOptions.defaults());
        }

        /** The same with options, see {@link Pawl.Builder#run(GeneratedMachine, MachineOptions)}. */
        public Builder run(GeneratedMachine<?> machine, MachineOptions options) {
            node.run(machine, options);
            machines.add(machine.definition());
            return this;
        }

        /** What else a node can be told. The upkeep is off unless it is switched on here. */
        public Builder with(Consumer<Pawl.Builder> settings) {
            Objects.requireNonNull(settings, "settings").accept(node);
            return this;
        }

        /**
         * The time at the start; by default that of the JVM.
         *
         * @throws IllegalArgumentException if it is not of the years from 1 to 9999
         */
        public Builder startingAt(Instant time) {
            Objects.requireNonNull(time, "time");
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw new IllegalArgumentException("A test begins from " + FIRST + " to " + LAST + ", not at " + time);
            }
            this.start = time;
            return this;
        }

        /** How many steps may run without the time being moved before a drain is taken to be endless. Default 100,000. */
        public Builder stepsAtMost(int steps) {
            if (steps < 1) {
                throw new IllegalArgumentException("stepsAtMost must be at least 1, not " + steps);
            }
            this.most = steps;
            return this;
        }

        /**
         * Starts the node.
         *
         * @throws IllegalStateException if it was started before, or if its database holds instances that are no test's
         * @throws dev.pawl.runtime.error.PawlException if the database is not to be had
         */
        public TestPawl start() {
            if (started != null) {
                throw new IllegalStateException("A node is started once.");
            }
            Instant from = start == null ? Clock.systemUTC().instant() : start;
            Driver.Time time = times.apply(from.truncatedTo(ChronoUnit.MICROS));
            Driver driver = new Driver(time, fate, most);
            started = new TestPawl(node.start(driver), driver, time, new Machines(machines));
            return started;
        }

        /** Closes the node, if it was started. */
        void closeStarted() {
            if (started != null) {
                started.close();
            }
        }
    }
}
