package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.OlderShape;
import dev.pawl.runtime.spi.StateDefinition;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All the parts of a running engine, and the order in which they start and stop. Without machines it is a client: it runs
 * no queue, and starts none of the loops for that.
 */
public final class Engine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double NO_JITTER = 0;

    private final Store store;
    private final Settings settings;
    private final long node = new SecureRandom().nextLong() | 1;
    private final Tally counters = new Tally();
    private final Hand hand = new Hand();
    private final Map<String, QueueWorker> workers = new HashMap<>();
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closeBegun;
    private volatile boolean closed;
    private final ExecutorService threads;
    private final boolean driven;
    private final Announcer announcer;
    private final Waiters waiters;
    private final SharedCalls shared;
    private final OutcomeCommitter committer;
    private final Keepalive keepalive;
    private final Hearer hearer;
    private final Lookout lookout;
    private final Reaper reaper;
    private final Caretaker caretaker;
    private final ClientCalls calls;
    private final OperatorCalls operators;
    private final boolean works;

    /** Asks the store for the numbers of the machines' states; starts nothing. */
    public Engine(Store store, List<GeneratedMachine<?>> machines, Settings settings, Ticker ticker) {
        this.store = store;
        this.settings = settings;
        Driver driver = ticker instanceof Driver given ? given : null;
        this.driven = driver != null;
        this.threads = driver == null ? StepThreads.create() : driver.threads();
        int lanes = driven ? 0 : Settings.LANES;
        this.works = !settings.queues().isEmpty();
        Documents documents = new Documents(settings.maxDocumentBytes());
        Dictionary dictionary = new Dictionary(store);
        Rows rows = new Rows(documents, dictionary);
        this.announcer = new Announcer(store, ticker);
        Wakes wakes = new Wakes(workers, announcer);
        this.waiters = new Waiters(store, ticker);
        this.shared = new SharedCalls(store, lanes);
        this.committer = new OutcomeCommitter(store, node, counters, lanes);
        this.keepalive = new Keepalive(store, hand, settings.lease(), node, ticker);
        OutcomeWriter outcomes = new OutcomeWriter(
                documents,
                rows,
                driven ? () -> NO_JITTER : () -> ThreadLocalRandom.current().nextDouble());
        List<MachineDefinition<?>> definitions = machines.stream()
                .<MachineDefinition<?>>map(GeneratedMachine::definition)
                .toList();
        this.reaper = new Reaper(store, wakes, waiters, counters, settings.lease(), ticker);
        RunContext runs = new RunContext(
                store,
                committer,
                outcomes,
                new Joins(definitions),
                wakes,
                reaper::wake,
                counters,
                ticker,
                node,
                driver);
        Map<Integer, KnownState> known = known(machines, settings, dictionary);
        settings.machines().forEach(store::configure);
        int[] states =
                known.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        int batch = driven ? 1 : Settings.GROUP;
        WorkerContext context = new WorkerContext(runs, known, states, hand, threads, waiters, settings.lease(), batch);
        if (driver != null) {
            driver.drives(store, settings.queues().keySet(), states);
        }
        this.lookout = new Lookout(store, states, settings.poll(), workers, ticker);
        this.hearer = new Hearer(store, workers, ticker);
        settings.queues()
                .forEach((queue, concurrency) ->
                        workers.put(queue, new QueueWorker(queue, concurrency, context, lookout::ask)));
        Path archive = settings.archive();
        this.operators = new OperatorCalls(store.operators(), definitions, wakes, waiters, () -> closed);
        this.caretaker = new Caretaker(
                store.upkeep(),
                operators::letGo,
                settings.historyFor(),
                archive == null ? null : new HistoryArchive(archive, node),
                ticker);
        this.calls = new ClientCalls(store, store, shared, rows, dictionary, wakes, waiters, () -> closed);
    }

    private static Map<Integer, KnownState> known(
            List<GeneratedMachine<?>> machines, Settings settings, Dictionary dictionary) {
        Map<Integer, KnownState> known = new HashMap<>();
        for (GeneratedMachine<?> machine : machines) {
            MachineDefinition<?> definition = machine.definition();
            boolean recorded = settings.machine(definition.name()).history();
            MachinePlan machinePlan = new MachinePlan(machine, recorded, state -> dictionary.id(definition, state));
            for (StatePlan plan : machinePlan.states()) {
                StateDefinition<?> state = plan.definition();
                known.put(plan.id().state(), new KnownState(plan, state.shape()));
                for (OlderShape<?> older : state.older()) {
                    StateId id = dictionary.id(definition, state, older.shape());
                    known.put(id.state(), new KnownState(plan, older.shape()));
                }
            }
        }
        return known;
    }

    /** Starts: first what answers, then what works. */
    public void start() {
        announcer.start();
        waiters.start();
        shared.start();
        if (settings.upkeep()) {
            caretaker.start();
        }
        if (works) {
            committer.start();
            if (!driven) {
                keepalive.start();
            }
            workers.values().forEach(QueueWorker::start);
            lookout.start();
            reaper.start();
            if (settings.listen()) {
                hearer.start();
            }
        }
    }

    public OperatorCalls operators() {
        return operators;
    }

    public ClientCalls calls() {
        return calls;
    }

    public Tally counters() {
        return counters;
    }

    /**
     * Stops: claims no more, lets steps end, as long as the settings say, gives back the rest at once, and only then ends
     * what commits and what extends leases. Until the steps have ended, client calls are served, for steps make them too.
     * Interrupting the thread shortens the wait for steps, nothing else. Whoever closes it meanwhile waits for that.
     */
    @Override
    public void close() {
        closing.lock();
        try {
            if (!closeBegun) {
                closeBegun = true;
                stop();
            }
        } finally {
            closing.unlock();
        }
    }

    private void stop() {
        boolean interrupted = false;
        caretaker.stop();
        if (works) {
            hearer.stop();
            lookout.stop();
            reaper.stop();
            workers.values().forEach(QueueWorker::stop);
            interrupted |= uninterrupted(() -> {
                for (QueueWorker worker : workers.values()) {
                    worker.joinClaimer(PATIENCE);
                }
            });
            interrupted |= drain();
            closed = true;
            threads.shutdownNow();
            interrupted |= uninterrupted(() -> committer.close(PATIENCE));
            keepalive.stop();
            interrupted |= uninterrupted(() -> {
                keepalive.join(PATIENCE);
                lookout.join(PATIENCE);
                reaper.join(PATIENCE);
                if (settings.listen()) {
                    hearer.join(PATIENCE);
                }
            });
        }
        closed = true;
        threads.shutdownNow();
        interrupted |= uninterrupted(() -> shared.close(PATIENCE));
        announcer.stop();
        waiters.stop();
        interrupted |= uninterrupted(() -> {
            if (settings.upkeep()) {
                caretaker.join(PATIENCE);
            }
            announcer.join(PATIENCE);
            waiters.join(PATIENCE);
        });
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for what is in hand; what does not end in time goes back, so that its outcome is void, and is interrupted. Tells
     * whether the wait was.
     */
    private boolean drain() {
        boolean empty = false;
        boolean interrupted = false;
        try {
            empty = hand.awaitEmpty(settings.drain());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!empty) {
            giveBackRest();
        }
        return interrupted;
    }

    private void giveBackRest() {
        List<Held> rest = hand.now().values().stream()
                .map(run -> new Held(run.id(), run.rev()))
                .toList();
        if (rest.isEmpty()) {
            return;
        }
        log.warn(
                "{} steps did not end within {}; they are interrupted, and run again elsewhere",
                rest.size(),
                settings.drain());
        try {
            store.release(rest, node);
        } catch (RuntimeException e) {
            log.warn("They could not be given back; they are due when their leases end", e);
        }
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    /** Runs it, anew where it is interrupted, to its end; tells whether it was. */
    private static boolean uninterrupted(Interruptible action) {
        boolean interrupted = false;
        while (true) {
            try {
                action.run();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
