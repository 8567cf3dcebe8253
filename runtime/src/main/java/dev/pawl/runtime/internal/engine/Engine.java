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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All the parts of a running engine, and the order in which they start and stop. Without machines it is a client: it runs
 * no queue, and starts none of the loops for that. The upkeep is done with or without machines, where the settings say so.
 */
public final class Engine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double NO_JITTER = 0;

    /** How long to wait at each step of a stop for what needs a database that does not answer. */
    private static final Duration WITHOUT_DATABASE = Duration.ofMillis(200);

    private final Store store;
    private final Settings settings;
    private final long node = new SecureRandom().nextLong() | 1;
    private final Observers observers;
    private final Hand hand = new Hand();
    private final Map<String, QueueWorker> workers = new HashMap<>();
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closeBegun;
    private volatile boolean closed;
    private final ExecutorService threads;
    private final boolean driven;
    private final SharedCalls shared;
    private final Reaper reaper;
    private final OutcomeCommitter committer;
    private final ClientCalls calls;
    private final OperatorCalls operators;
    private final Scheduler scheduler;
    private final ScheduleCalls schedules;
    private final boolean works;

    /** What answers; the last to end. */
    private final Loops answering;

    /** What extends leases, as long as anything is in hand. */
    private final Loops holding;

    /** What claims; nothing is begun without it. */
    private final Loops claiming;

    /** What finds work, and the upkeep; the first to end. */
    private final Loops finding;

    /** Asks the store for the numbers of the machines' states; starts nothing. */
    public Engine(
            Store store, List<GeneratedMachine<?>> machines, Settings settings, Observers observers, Ticker ticker) {
        this.store = store;
        this.observers = observers;
        this.settings = settings;
        Driver driver = ticker instanceof Driver given ? given : null;
        this.driven = driver != null;
        this.threads = driver == null ? StepThreads.create() : driver.threads();
        int lanes = driver == null ? Settings.LANES : 0;
        this.works = !settings.queues().isEmpty();
        Documents documents = new Documents(settings.maxDocumentBytes());
        Dictionary dictionary = new Dictionary(store);
        Quotas quotas = new Quotas(store.limits());
        Rows rows = new Rows(documents, dictionary, quotas);
        this.answering = new Loops(ticker);
        this.holding = new Loops(ticker);
        this.claiming = new Loops(ticker);
        this.finding = new Loops(ticker);
        Announcer announcer = new Announcer(store, ticker);
        Wakes wakes = new Wakes(workers, announcer, this::cancelChildren, observers);
        store.whenDue(queue -> wakes.due(queue, Duration.ZERO));
        Waiters waiters = new Waiters(store, ticker);
        answering.add(announcer.loop());
        answering.add(waiters.loop());
        Map<Integer, KnownState> known = known(machines, settings, dictionary);
        int[] states =
                known.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        boolean handsOver = driver == null || driver.handsOver();
        this.shared = new SharedCalls(store, deliverer(machines, dictionary, states, handsOver), lanes);
        this.committer = new OutcomeCommitter(store, node, observers, lanes);
        OutcomeWriter outcomes = new OutcomeWriter(
                documents,
                rows,
                driver == null ? () -> ThreadLocalRandom.current().nextDouble() : () -> NO_JITTER);
        List<MachineDefinition<?>> definitions = machines.stream()
                .<MachineDefinition<?>>map(GeneratedMachine::definition)
                .toList();
        this.reaper = new Reaper(store, wakes, waiters, observers, settings.lease(), ticker);
        RunContext runs = new RunContext(
                store, committer, outcomes, shared, new Joins(definitions), wakes, observers, ticker, node, driver);
        settings.machines().forEach(store::configure);
        quotas.declare(settings.limits());
        for (KnownState state : known.values()) {
            RatePlan rate = state.plan().rate();
            if (rate != null) {
                quotas.requireRate(rate.limit(), state.plan());
            }
        }
        int batch = driver == null ? Settings.GROUP : 1;
        // A driven engine is all the nodes that there are: who dies in it is found by it.
        boolean reaps = settings.upkeep() || driver != null;
        WorkerContext context = new WorkerContext(runs, known, states, hand, threads, waiters, settings.lease(), batch);
        Lookout lookout =
                new Lookout(store, states, settings.poll(), workers, observers, reaps ? reaper : null, ticker);
        settings.queues()
                .forEach((queue, concurrency) ->
                        workers.put(queue, new QueueWorker(queue, concurrency, context, lookout::askIn)));
        if (works) {
            if (driver == null) {
                holding.add(new Keepalive(store, hand, settings.lease(), node, ticker).loop());
            }
            workers.values().forEach(worker -> claiming.add(worker.claimer()));
            finding.add(lookout.loop());
        }
        if (works || settings.upkeep()) {
            finding.add(new Registrar(store.roster(), states, settings.upkeep(), settings.unknownAfter(), wakes, ticker)
                    .loop());
        }
        if (works && settings.listen()) {
            finding.add(new Hearer(store, workers, observers, ticker).loop());
        }
        Duration backlogEvery = observers.backlogEvery();
        if (works && backlogEvery != null) {
            finding.add(new Gauge(store, workers, backlogEvery, observers, ticker).loop());
        }
        Path archive = settings.archive();
        this.operators = new OperatorCalls(
                store.operators(),
                store.roster(),
                definitions,
                documents,
                wakes,
                waiters,
                quotas,
                observers,
                () -> closed);
        if (reaps) {
            finding.add(reaper.loop());
        }
        if (settings.upkeep()) {
            HistoryArchive files = archive == null ? null : new HistoryArchive(archive, node);
            finding.add(new Caretaker(
                            store.upkeep(), store.limits(), operators::letGo, settings.historyFor(), files, ticker)
                    .loop());
        }
        this.calls = new ClientCalls(store, store, shared, rows, dictionary, wakes, waiters, observers, () -> closed);
        this.scheduler = new Scheduler(
                store.schedules(),
                settings.schedules(),
                rows,
                wakes,
                driver == null ? threads : driver.helpers(),
                settings.poll(),
                ticker);
        if (driver != null) {
            driver.drives(store, settings.queues().keySet(), states, scheduler);
        }
        this.schedules = new ScheduleCalls(store.schedules(), scheduler, () -> closed);
        if (!settings.schedules().isEmpty()) {
            finding.add(scheduler.loop());
        }
    }

    /** Where somebody drives the engine, nothing is claimed but by its loops, unless that is wanted: so all goes in one order. */
    private Deliverer deliverer(
            List<GeneratedMachine<?>> machines, Dictionary dictionary, int[] states, boolean handsOver) {
        Map<Integer, String> queues = new HashMap<>();
        if (handsOver) {
            for (GeneratedMachine<?> machine : machines) {
                queues.put(
                        dictionary.machine(machine.definition()),
                        machine.definition().queue());
            }
        }
        return new Deliverer(store, workers, queues, states, settings.lease(), node, observers);
    }

    private void cancelChildren() {
        reaper.wake();
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

    /** Starts: first what may fail, then what answers, then what works. */
    public void start() {
        scheduler.register();
        answering.start();
        shared.start();
        if (works) {
            committer.start();
        }
        holding.start();
        claiming.start();
        finding.start();
    }

    public OperatorCalls operators() {
        return operators;
    }

    public ScheduleCalls schedules() {
        return schedules;
    }

    public ClientCalls calls() {
        return calls;
    }

    public Tally counters() {
        return observers.tally();
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
        finding.stop();
        claiming.stop();
        workers.values().forEach(QueueWorker::stop);
        interrupted |= bounded(this::giveBackReady);
        interrupted |= uninterrupted(() -> claiming.join(patience()));
        interrupted |= bounded(this::giveBackReady);
        if (works) {
            interrupted |= drain(interrupted);
        }
        closed = true;
        threads.shutdownNow();
        if (works) {
            interrupted |= uninterrupted(() -> committer.close(patience()));
        }
        holding.stop();
        interrupted |= uninterrupted(() -> {
            holding.join(patience());
            finding.join(patience());
            shared.close(patience());
        });
        answering.stop();
        interrupted |= uninterrupted(() -> answering.join(patience()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for what is in hand; what does not end in time goes back, so that its outcome is void, and is interrupted. Tells
     * whether the wait was.
     *
     * @param hurried whether somebody has interrupted the stop before, and so does not want to wait
     */
    private boolean drain(boolean hurried) {
        boolean empty = false;
        boolean interrupted = false;
        try {
            empty = hand.awaitEmpty(hurried ? Duration.ZERO : settings.drain());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!empty) {
            interrupted |= bounded(this::giveBackRest);
        }
        return interrupted;
    }

    /** How long to wait for what should be quick. */
    private Duration patience() {
        return observers.databaseOut() ? WITHOUT_DATABASE : PATIENCE;
    }

    private void giveBackReady() {
        workers.values().forEach(QueueWorker::giveBackReady);
    }

    /** Does it, but not for long: what is not given back is due when its lease ends. Tells whether the wait was interrupted. */
    private boolean bounded(Runnable work) {
        if (driven) {
            // There is no other thread, and the database is a test's.
            work.run();
            return false;
        }
        Future<?> done = threads.submit(work);
        return uninterrupted(() -> {
            try {
                done.get(patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                done.cancel(true);
            } catch (ExecutionException e) {
                log.error("What is in hand could not be given back; it is due when its leases end", e.getCause());
            }
        });
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
            log.warn("They could not be given back; they are due when their leases end: {}", e.getMessage());
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
