package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.error.EngineClosedException;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits outcomes in groups and answers each. What can go wrong, and what then:
 *
 * <ul>
 *   <li>A row is locked, perhaps by a user's own transaction, for nobody knows how long: those that are locked are found
 *       and wait for their locks in a lane of their own, by turns, and the rest of the group is committed. So it is where
 *       the row is one that an outcome sends to, a parent's, or that of whoever has a key which it inserts.
 *   <li>A row is at fault: the group is split until the culprit stands alone, so that it fails nobody else, and the fault is
 *       its answer.
 *   <li>The database does not answer: the commit may have happened. That is settled by reading the rows' revisions. Where
 *       one is still the revision that was seen, nothing was committed, and it is committed again; should the lost
 *       statement arrive after all, the fence makes it void; or the repetition, and then the rows are read again. Everywhere else it was committed, or the lease was lost, and
 *       to repeat it would be wrong in either case.
 * </ul>
 */
final class OutcomeCommitter {

    private static final Logger log = LoggerFactory.getLogger(OutcomeCommitter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What became of an outcome. */
    sealed interface Answer {
        /** The store answered; the outcome may be stale. */
        record Settled(Committed committed) implements Answer {}

        /** The store will not have it, now or later. Nothing was changed. */
        record Refused(DatabaseException error) implements Answer {}

        /** It is committed and the instance still in hand, but the store's answer was lost. */
        record Kept(long rev) implements Answer {}

        /** The instance is no longer in hand; whether by this commit, nobody can tell any more. */
        record Gone() implements Answer {}
    }

    /** Whom the answer is for. Called once, by a thread of the committer; it must be quick and throw nothing. */
    @FunctionalInterface
    interface Asker {
        /** Gives the run that may go on then, when the others of its group have their answers, too; null where there is none. */
        @Nullable Run answered(Answer answer);
    }

    private record Pending(Commit commit, Asker asker, AtomicBoolean answered) {}

    private final Store store;
    private final long node;
    private final Observers observers;
    private final Groups<Pending> groups;
    private final Groups<Pending> lockedOut;

    /** @param lanes how many transactions may be under way at once; none where each submitter does its own */
    OutcomeCommitter(Store store, long node, Observers observers, int lanes) {
        this.store = store;
        this.node = node;
        this.observers = observers;
        this.groups =
                new Groups<>("pawl-commit", lanes, Settings.GROUP, OutcomeCommitter::size, this::commit, this::abandon);
        this.lockedOut = new Groups<>(
                "pawl-commit-locked", Math.min(lanes, 1), 1, OutcomeCommitter::size, this::commit, this::abandon);
    }

    private static long size(Pending pending) {
        String error = pending.commit.error();
        return pending.commit.data().length()
                + (error == null ? 0 : error.length())
                + pending.commit.effects().length();
    }

    void start() {
        groups.start();
        lockedOut.start();
    }

    void submit(Commit commit, Asker asker) {
        groups.submit(new Pending(commit, asker, new AtomicBoolean()));
    }

    /** Commits an outcome in its step's own transaction, alone. Refused, perhaps for want of an answer: see {@link #settle}. */
    Answer commit(Store.StepTransaction transaction, Commit commit) {
        try {
            return new Answer.Settled(transaction.commit(commit, node));
        } catch (DatabaseException e) {
            return new Answer.Refused(e);
        }
    }

    /**
     * What became of an outcome that was committed in a step's own transaction, which has ended by an error. Waits for a
     * database that is away, for to guess would be wrong either way; an interrupt ends that.
     */
    Answer settle(Commit commit, Answer.Refused refused) {
        if (refused.error().kind() != DatabaseException.Kind.UNAVAILABLE) {
            return refused;
        }
        log.info(
                "No answer to the commit of instance {}; reading what became of it: {}",
                commit.id(),
                refused.error().getMessage());
        try {
            Answer answer = outcome(commit, held(List.of(commit.id())));
            return answer == null ? refused : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Gone();
        }
    }

    void close(Duration patience) throws InterruptedException {
        groups.close(patience);
        lockedOut.close(patience);
    }

    private void commit(List<Pending> group) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        List<Pending> rest = group;
        boolean unanswered = false;
        while (!rest.isEmpty()) {
            try {
                long begun = observers.begin();
                List<Committed> results =
                        store.commit(rest.stream().map(Pending::commit).toList(), node);
                observers.committed(results, observers.since(begun), false);
                answer(rest, results, unanswered ? held(stale(results)) : null);
                return;
            } catch (DatabaseException e) {
                if (e.kind() == DatabaseException.Kind.UNAVAILABLE) {
                    log.info(
                            "No answer to a commit of {} outcomes; reading what became of them: {}",
                            rest.size(),
                            e.getMessage());
                    unanswered = true;
                    rest = settle(rest);
                    if (rest.isEmpty()) {
                        return;
                    }
                } else if (e.kind() == DatabaseException.Kind.CONTENTION) {
                    List<Pending> unlocked = leaveLocked(rest);
                    if (unlocked.size() == rest.size() && rest.size() > 1) {
                        // Nobody's lock: they are too many for a time limit, or get into each other's way.
                        commit(rest.subList(0, rest.size() / 2));
                        unlocked = rest.subList(rest.size() / 2, rest.size());
                    } else if (unlocked.size() == 1 && rest.size() == 1) {
                        // No row that can be seen: perhaps a key that somebody is just inserting. Others first.
                        Thread.sleep(pause.toMillis());
                        waitElsewhere(rest.get(0));
                        return;
                    }
                    rest = unlocked;
                } else if (rest.size() > 1) {
                    commit(rest.subList(0, rest.size() / 2));
                    rest = rest.subList(rest.size() / 2, rest.size());
                    continue;
                } else {
                    answer(rest.get(0), new Answer.Refused(e));
                    return;
                }
            }
            Thread.sleep(pause.toMillis());
            pause = longer(pause);
        }
    }

    /**
     * Answers a group of which the store has told what became of it. Those that go on do so together: for each by itself a
     * thread would be woken.
     *
     * @param held what the node holds of those that are stale, where the commit is not the first; else null
     */
    private void answer(List<Pending> group, List<Committed> results, @Nullable Map<Long, Long> held) {
        List<Run> going = new ArrayList<>(group.size());
        try {
            for (int i = 0; i < group.size(); i++) {
                Committed result = results.get(i);
                Answer read = held == null || result.applied() ? null : outcome(group.get(i).commit, held);
                Run run = answer(group.get(i), read == null ? new Answer.Settled(result) : read);
                if (run != null) {
                    going.add(run);
                }
            }
        } finally {
            Run.resume(going);
        }
    }

    /** Of outcomes that are committed anew: perhaps the first commit, of which nobody had heard, was only late. */
    private static List<Long> stale(List<Committed> results) {
        return results.stream()
                .filter(committed -> !committed.applied())
                .map(Committed::id)
                .toList();
    }

    /** Sends those whose rows are locked to wait elsewhere; the others are to be tried again. */
    private List<Pending> leaveLocked(List<Pending> group) {
        Set<Commit> lockedOut;
        try {
            lockedOut = store.lockedOut(group.stream().map(Pending::commit).toList());
        } catch (DatabaseException e) {
            log.debug("Which rows are locked is not to be learnt just now", e);
            return group;
        }
        List<Pending> rest = new ArrayList<>();
        for (Pending pending : group) {
            if (lockedOut.contains(pending.commit)) {
                waitElsewhere(pending);
            } else {
                rest.add(pending);
            }
        }
        return rest;
    }

    private void waitElsewhere(Pending pending) {
        log.info("A row that the outcome of instance {} changes is locked; it waits for that", pending.commit.id());
        try {
            lockedOut.submit(pending);
        } catch (EngineClosedException e) {
            answer(pending, new Answer.Gone());
        }
    }

    private static List<Long> ids(List<Pending> group) {
        return group.stream().map(pending -> pending.commit.id()).toList();
    }

    /** Answers those that are settled; the others were not committed. */
    private List<Pending> settle(List<Pending> group) throws InterruptedException {
        Map<Long, Long> held = held(ids(group));
        List<Pending> again = new ArrayList<>();
        for (Pending pending : group) {
            Answer answer = outcome(pending.commit, held);
            if (answer == null) {
                again.add(pending);
            } else {
                answer(pending, answer);
            }
        }
        return again;
    }

    /**
     * What became of an outcome, by the revisions that the node holds; null if it was not committed. An instance is kept only
     * by an outcome that says so, and is then one revision on. Any other revision is that of a later claim, also if it is
     * this node's: to touch it would take the instance out of another run's hand.
     */
    private static @Nullable Answer outcome(Commit commit, Map<Long, Long> held) {
        Long rev = held.get(commit.id());
        if (rev == null) {
            return new Answer.Gone();
        }
        if (rev == commit.rev()) {
            return null;
        }
        boolean kept = rev == commit.rev() + 1 && commit.then() == Commit.Then.CONTINUE;
        return kept ? new Answer.Kept(rev) : new Answer.Gone();
    }

    private Map<Long, Long> held(List<Long> ids) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return store.held(ids, node);
            } catch (DatabaseException e) {
                log.debug("The database is still away", e);
            }
            Thread.sleep(pause.toMillis());
            pause = longer(pause);
        }
    }

    /** The row stays claimed until its lease ends, so nothing is lost. */
    private void abandon(Pending pending, @Nullable Throwable why) {
        answer(pending, new Answer.Gone());
    }

    private @Nullable Run answer(Pending pending, Answer answer) {
        if (!pending.answered.compareAndSet(false, true)) {
            return null;
        }
        try {
            return pending.asker.answered(answer);
        } catch (RuntimeException e) {
            log.error("The answer to the outcome of instance {} was not taken", pending.commit.id(), e);
            return null;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
