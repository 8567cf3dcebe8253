package dev.pawl.runtime.internal.engine;

import dev.pawl.Failure;
import dev.pawl.Status;
import dev.pawl.runtime.error.CallInterruptedException;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.error.PawlException;
import dev.pawl.runtime.internal.store.Claimed;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Due;
import dev.pawl.runtime.internal.store.Effects;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.internal.store.Taken;
import dev.pawl.runtime.spi.RetryPolicy;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance in the engine's hand, from its claim until it is given back: choose an event, call its step, commit the
 * outcome, and by the answer go on or let go. Between two events it sits in its queue's worker like a fresh one. One
 * thread at a time works on it; {@link #lose}, {@link #rev} and {@link #id} may be called by any.
 */
final class Run {

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    private final RunContext engine;
    private final QueueWorker worker;
    private final KnownState claimedIn;
    private final Claimed claimed;
    private final long startedNanos;
    private volatile long rev;
    private volatile boolean lost;
    private int steps;
    private @Nullable Situation situation;
    private Instant base;
    private long baseNanos;

    Run(RunContext engine, QueueWorker worker, KnownState state, Claimed claimed) {
        this.engine = engine;
        this.worker = worker;
        this.claimedIn = state;
        this.claimed = claimed;
        this.rev = claimed.rev();
        this.base = claimed.now();
        this.baseNanos = engine.ticker().nanos();
        this.startedNanos = baseNanos;
    }

    long id() {
        return claimed.id();
    }

    /** The revision that the next outcome must name. */
    long rev() {
        return rev;
    }

    /** The outcome will be void. */
    void lose() {
        if (!lost) {
            lost = true;
            engine.observers().leaseLost(claimedIn.plan().subject(id(), claimed.key()));
        }
    }

    /** The store's time, as far as it can be told from here. */
    private Instant now() {
        return at(engine.ticker().nanos());
    }

    private Instant at(long nanos) {
        return base.plusNanos(nanos - baseNanos);
    }

    /** One event, or the end. Called by a step thread. */
    void next() {
        try {
            Situation current = situation == null ? read() : situation;
            if (current == null) {
                return;
            }
            situation = current;
            EventChooser.Choice choice = EventChooser.choose(current, now());
            if (choice instanceof EventChooser.Choice.Look) {
                current = current.with(
                        engine.store().inbox(current.id(), current.plan().signals(), EventChooser.ALL_AT_ONCE));
                situation = current;
                choice = EventChooser.choose(current, now());
            }
            if (choice instanceof EventChooser.Choice.Run run) {
                try (StepLog ignored =
                        StepLog.open(current, run.event().transition().method())) {
                    run(current, run.event());
                }
            } else {
                boolean blocked = choice instanceof EventChooser.Choice.Wait wait && wait.blocked();
                commit(Successor.unchanged(current, blocked), null);
            }
        } catch (DatabaseException e) {
            log.info("{} is given back: {}", this, e.getMessage());
            log.debug("{} is given back", this, e);
            worker.giveBack(this);
        }
    }

    /** Reads the claimed document; one that cannot be read ends the instance as failed, untouched. */
    private @Nullable Situation read() {
        try {
            Object state = claimedIn.read(claimed.data());
            String document = claimedIn.current()
                    ? claimed.data()
                    : engine.outcomes().document(claimedIn.plan(), state, claimed.id());
            return Situation.of(claimed, claimedIn.plan(), state, document);
        } catch (RuntimeException | Error thrown) {
            Throwable e = Failures.printable(thrown);
            log.error("{} has failed: its state cannot be read", this, e);
            Commit commit = new Commit(
                    claimed.id(),
                    claimed.rev(),
                    claimed.state(),
                    claimed.data(),
                    Commit.Then.FAILED,
                    false,
                    Due.at(claimed.actionAt()),
                    claimed.attempt(),
                    claimed.failures(),
                    null,
                    Due.NEVER,
                    claimed.fired(),
                    0,
                    List.of(),
                    Failures.toJson(e),
                    Notes.unreadable(claimed, claimedIn.plan()),
                    new Family(Family.AS_BEFORE, claimedIn.plan().abandon(), false, claimed.parent()),
                    Effects.NONE,
                    claimed.limited().throttled(null));
            engine.committer().submit(commit, answer -> {
                woken(answer);
                if (answer instanceof OutcomeCommitter.Answer.Settled settled
                        && settled.committed().applied()) {
                    engine.observers().ended(claimedIn.plan().subject(id(), claimed.key()), Status.FAILED);
                }
                worker.left(this, true, null);
                return null;
            });
            return null;
        }
    }

    private void run(Situation current, Event event) {
        Transition transition = event.transition();
        RetryPolicy policy = transition.retry().orElse(RetryPolicy.DEFAULT);
        if (current.crashes() > 0 && event.failures() >= policy.attempts()) {
            Failure death = new Failure(
                    "",
                    "Its worker died " + current.crashes() + " times in a row in step " + transition.method()
                            + ", which has used up its attempts.",
                    "");
            commit(engine.outcomes().failed(current, event, Failures.toJson(death)), event);
            return;
        }
        List<Ended> children =
                transition.trigger() instanceof Trigger.Joined && current.kin().waits()
                        ? engine.store().children(id())
                        : List.of();
        Throwable error;
        try {
            RatePlan rate = current.plan().rate();
            if (event.isAction() && rate != null && !mayStart(current, rate)) {
                return;
            }
            steps++;
            call(current, event, transition, argument(current, event, children));
            return;
        } catch (Unanswered e) {
            throw e.cause;
        } catch (Lost e) {
            int failures = event.failures() + 1;
            settle(current, event, policy, e.getCause(), failures < policy.attempts(), failures);
            return;
        } catch (Throwable e) {
            error = e;
        }
        failed(current, event, policy, error);
    }

    /**
     * Takes the tokens that the state's action costs, each time it is run; where there are none, the instance is given up
     * until its turn. They are taken while a place among the executing is held already, so that nothing lies between that
     * and the step but its call.
     */
    private boolean mayStart(Situation current, RatePlan rate) {
        Instant turn = rate.limit().equals(current.limited().throttle()) ? current.actionAt() : null;
        Taken taken;
        try {
            taken = engine.shared().take(rate.wish(current.state(), turn));
        } catch (DatabaseException | EngineClosedException | CallInterruptedException e) {
            log.warn("{} is given back: no tokens of limit {} could be taken", this, rate.limit(), e);
            worker.giveBack(this);
            return false;
        }
        if (!taken.known()) {
            throw new IllegalStateException("There is no rate limit '" + rate.limit() + "', by which " + current
                    + " is limited: declare it where the machine is run.");
        }
        if (taken.turn() == null) {
            return true;
        }
        engine.observers().throttled(current.subject(), rate.limit());
        commit(Successor.unchanged(current.throttled(rate.limit(), taken.turn()), false), null);
        return false;
    }

    /** A step threw because its transaction was gone: that is none of its errors, and not for its error steps. */
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;
        private final Throwable thrown;

        Lost(Throwable thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        @Override
        public synchronized Throwable getCause() {
            return thrown;
        }
    }

    /** Calls a step and sends its outcome on its way; throws what the step threw, and then nothing is on its way. */
    private void call(Situation current, Event event, Transition transition, @Nullable Object argument)
            throws Throwable {
        StepWatch watch = StepWatch.started(engine.observers(), current, event, transition.method());
        if (!transition.transactional()) {
            Successor successor;
            try {
                successor = invoke(current, event, transition, argument, null, watch);
            } finally {
                watch.ended();
            }
            commit(successor, event);
            return;
        }
        Store.StepTransaction begun;
        try {
            begun = engine.store().begin();
        } catch (DatabaseException e) {
            watch.ended();
            log.info("{} is given back, for its step has no transaction: {}", this, e.getMessage());
            log.debug("{} is given back", this, e);
            worker.giveBack(this);
            return;
        }
        Successor successor;
        Commit commit;
        OutcomeCommitter.Answer answer;
        Duration took;
        try (Store.StepTransaction transaction = begun) {
            try {
                successor = invoke(current, event, transition, argument, transaction.connection(), watch);
            } catch (Throwable e) {
                throw !(e instanceof Unanswered) && transaction.lost(e) ? new Lost(e) : e;
            }
            commit = write(successor);
            if (dies(successor, event)) {
                return;
            }
            long committing = engine.observers().begin();
            answer = engine.committer().commit(transaction, commit);
            took = engine.observers().since(committing);
        } finally {
            // The transaction has ended, and its connection is given back.
            watch.ended();
        }
        if (answer instanceof OutcomeCommitter.Answer.Settled settled) {
            engine.observers().committed(List.of(settled.committed()), took, true);
        }
        // The step has returned, so whatever is wrong from here on is none of its errors.
        if (answer instanceof OutcomeCommitter.Answer.Refused refused) {
            answer = engine.committer().settle(commit, refused);
        }
        if (answered(successor, event, answer)) {
            worker.resume(List.of(this));
        }
    }

    private Successor invoke(
            Situation current,
            Event event,
            Transition transition,
            @Nullable Object argument,
            @Nullable Connection connection,
            StepWatch watch)
            throws Throwable {
        engine.observers().tally().steps.increment();
        Context context = new Context(current, event, this::now, () -> lost);
        try {
            Object returned;
            watch.called();
            try {
                returned = current.plan()
                        .machine()
                        .machine()
                        .run(transition.step(), current.state(), argument, context, connection);
            } finally {
                watch.over();
                // An interrupt was for the step; what follows would break off and take its connection with it.
                Thread.interrupted();
            }
            Throwable caught = transition.trigger() instanceof Trigger.Threw ? (Throwable) argument : null;
            Successor successor;
            try {
                successor = engine.outcomes().returned(current, event, transition.method(), caught, returned);
            } catch (DatabaseException e) {
                throw new Unanswered(e);
            }
            watch.came(successor);
            return successor;
        } catch (Throwable e) {
            watch.threw(e instanceof Unanswered unanswered ? unanswered.cause : e);
            throw e;
        }
    }

    /** The engine's own question was not answered: none of the step's errors. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;
        final DatabaseException cause;

        Unanswered(DatabaseException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private @Nullable Object argument(Situation current, Event event, List<Ended> children) {
        if (event.transition().trigger() instanceof Trigger.Joined joined) {
            return engine.joins().read(joined, children);
        }
        if (event.mails().isEmpty()) {
            return null;
        }
        List<Object> signals = event.mails().stream()
                .map(mail -> current.plan().readSignal(mail.signal(), mail.payload()))
                .toList();
        boolean all = ((Trigger.Signalled) event.transition().trigger()).all();
        return all ? signals : signals.get(0);
    }

    private void failed(Situation current, Event event, RetryPolicy policy, Throwable error) {
        Optional<RetryPolicy> own = event.transition().retry();
        Transition onError = current.plan().onError(error);
        int failures = event.failures() + 1;
        boolean left = failures < policy.attempts();
        if (onError != null && !(own.isPresent() && left)) {
            try (StepLog ignored = StepLog.open(current, onError.method())) {
                call(current, event, onError, error);
                return;
            } catch (Unanswered e) {
                throw e.cause;
            } catch (Throwable e) {
                Throwable second = e instanceof Lost lost ? lost.getCause() : e;
                if (second != error) {
                    second.addSuppressed(error);
                }
                // Never caught by another error step: the event is run again, the attempts counted on from the step's
                // own.
                RetryPolicy retry = onError.retry().orElse(RetryPolicy.DEFAULT);
                left = failures < (own.isPresent() ? policy.attempts() : 0) + retry.attempts();
                settle(current, event, retry, second, left, failures);
                return;
            }
        }
        settle(current, event, policy, error, left, failures);
    }

    private void settle(
            Situation current, Event event, RetryPolicy policy, Throwable thrown, boolean left, int failures) {
        Throwable error = Failures.printable(thrown);
        if (left) {
            log.warn(
                    "{}: step {} failed ({} in a row) and is run again",
                    current,
                    event.transition().method(),
                    failures,
                    error);
            Successor again = engine.outcomes().retried(current, event, policy, error);
            engine.observers().retried(current, event.transition().method(), failures, again.delay(), error);
            commit(again, event);
        } else {
            log.error(
                    "{} has failed: step {} has used up its attempts",
                    current,
                    event.transition().method(),
                    error);
            commit(engine.outcomes().failed(current, event, Failures.toJson(error)), event);
        }
    }

    private void commit(Successor successor, @Nullable Event event) {
        Commit commit = write(successor);
        if (event != null && dies(successor, event)) {
            return;
        }
        try {
            engine.committer().submit(commit, answer -> answered(successor, event, answer) ? this : null);
        } catch (EngineClosedException e) {
            worker.giveBack(this);
        }
    }

    /** Where a test wants it so, the worker is dead by now: the step has run, and nobody will hear of its outcome. */
    private boolean dies(Successor successor, Event event) {
        Driver driver = engine.driver();
        boolean dies = driver != null && driver.dies(successor.from(), event);
        if (dies) {
            worker.left(this, false, null);
        }
        return dies;
    }

    /** Keeps the instance where it can go on at once, its turn is not over, and nobody wants to stop. */
    private Commit write(Successor successor) {
        if (successor.end() != null) {
            return successor.commit(successor.end(), false);
        }
        long nanos = engine.ticker().nanos();
        Instant now = at(nanos);
        EventChooser.Choice next = EventChooser.choose(
                successor.at(rev + 1, successor.from().inbox().mail(), now), now);
        boolean more = !(next instanceof EventChooser.Choice.Wait);
        boolean turnOver =
                steps >= Settings.RUN_STEPS || nanos - startedNanos > Settings.RUN_TIME.toNanos() || worker.stopping();
        return successor.commit(more && !turnOver ? Commit.Then.CONTINUE : Commit.Then.PARK, more);
    }

    /** Tells of other instances that are due because of the outcome. */
    private void woken(OutcomeCommitter.Answer answer) {
        if (answer instanceof OutcomeCommitter.Answer.Settled settled) {
            for (String queue : settled.committed().effected().woken()) {
                engine.wakes().due(queue, Duration.ZERO);
            }
        }
    }

    /** Lets go, or tells that it may go on. */
    private boolean answered(Successor successor, @Nullable Event event, OutcomeCommitter.Answer answer) {
        woken(answer);
        if (successor.leaves()) {
            engine.wakes().leftBehind();
        }
        if (answer instanceof OutcomeCommitter.Answer.Settled settled) {
            Committed committed = settled.committed();
            if (!committed.applied()) {
                log.info("The outcome of {} is void: it was cancelled, or its lease was lost", this);
                engine.observers().voided(successor.from());
                worker.left(this, false, null);
            } else if (committed.kept()) {
                rev = committed.rev();
                base = committed.now();
                baseNanos = engine.ticker().nanos();
                situation = successor.at(committed);
                return true;
            } else {
                if (successor.end() != null) {
                    engine.observers().ended(successor.subject(), successor.status());
                }
                worker.left(this, successor.end() != null, committed.due());
            }
        } else if (answer instanceof OutcomeCommitter.Answer.Kept kept) {
            rev = kept.rev();
            worker.giveBack(this);
        } else if (answer instanceof OutcomeCommitter.Answer.Refused refused) {
            refused(successor, event, refused.error());
        } else {
            worker.left(this, false, null);
        }
        return false;
    }

    /** Has those go on whose outcomes are committed, all of a queue together. */
    static void resume(List<Run> runs) {
        Map<QueueWorker, List<Run>> queues = new HashMap<>();
        for (Run run : runs) {
            queues.computeIfAbsent(run.worker, any -> new ArrayList<>(runs.size()))
                    .add(run);
        }
        queues.forEach(QueueWorker::resume);
    }

    /** The store will not have this outcome: the step has failed with that, or, if it is a failure already, it is let go. */
    private void refused(Successor successor, @Nullable Event event, PawlException error) {
        if (event == null || successor.error() != null) {
            log.error("What became of {} cannot be recorded; it stays claimed until its lease ends", this, error);
            worker.left(this, false, null);
            return;
        }
        RetryPolicy policy = event.transition().retry().orElse(RetryPolicy.DEFAULT);
        int failures = event.failures() + 1;
        settle(successor.from(), event, policy, error, failures < policy.attempts(), failures);
    }

    @Override
    public String toString() {
        return "Instance " + id() + " of " + claimedIn.plan().machine().definition();
    }
}
