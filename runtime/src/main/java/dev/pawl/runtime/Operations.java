package dev.pawl.runtime;

import dev.pawl.Status;
import dev.pawl.runtime.internal.engine.OperatorCalls;
import dev.pawl.runtime.internal.engine.ScheduleCalls;
import dev.pawl.runtime.internal.store.InstanceQuery;
import dev.pawl.runtime.internal.store.Operated.Answer;
import dev.pawl.runtime.spi.Storable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does with instances of any machine, and with schedules, whether or not this node knows them. Thread-safe.
 *
 * <p>Each change to an instance is one transaction, and the history has it with the operator's name; a schedule keeps the names
 * of those who last paused, resumed and triggered it; when a method returns,
 * what it did is committed. What is for many instances goes in groups, each a transaction: after a crash or an exception some
 * are done and some are not, and the same call does the rest.
 *
 * <p>Every method throws {@link dev.pawl.runtime.error.DatabaseException} where the database refuses or does not answer, and
 * {@link dev.pawl.runtime.error.EngineClosedException} after the node was closed; {@link NullPointerException} where an
 * argument is null, and {@link IllegalArgumentException} for what can never be, such as text with U+0000 or half a surrogate
 * pair. An id or a name that nobody has is answered, see the method.
 */
public final class Operations {

    private static final int MOST = 1_000;

    private final OperatorCalls calls;
    private final ScheduleCalls schedules;
    private final String who;

    Operations(OperatorCalls calls, ScheduleCalls schedules, String who) {
        this.calls = calls;
        this.schedules = schedules;
        this.who = Storable.name("the name of an operator", who);
    }

    /** The last inserted instances for which that holds, the last first; at the most so many, from 1 to 1,000. */
    public List<Inspection> list(InstanceFilter filter, int limit) {
        return list(filter, Long.MAX_VALUE, limit);
    }

    /**
     * The next part of a list.
     *
     * @param before the id of the last instance that is known
     * @param limit how many at the most; from 1 to 1,000
     */
    public List<Inspection> list(InstanceFilter filter, long before, int limit) {
        return calls.store().list(query(filter), before, checked(limit)).stream()
                .map(Views::inspection)
                .toList();
    }

    private static InstanceQuery query(InstanceFilter filter) {
        return Objects.requireNonNull(filter, "filter").query();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST + ", not " + limit);
        }
        return limit;
    }

    /**
     * The children that an instance ever spawned and that are still there, in the order in which it did; those that were
     * refused are not among them.
     *
     * @param after the id of the last child that is known; 0 for the first part
     * @param limit how many at the most; from 1 to 1,000
     */
    public List<Inspection> children(long parent, long after, int limit) {
        return calls.store().children(parent, after, checked(limit)).stream()
                .map(Views::inspection)
                .toList();
    }

    /** An instance, its inbox and its history, each as it was found at a moment of its own. */
    public Optional<Inspection.Detail> inspect(long id) {
        return calls.store()
                .row(id)
                .map(row -> new Inspection.Detail(
                        Views.inspection(row),
                        calls.store().inbox(id, MOST).stream()
                                .map(mail -> new Inspection.Waiting(mail.signal(), mail.payload(), mail.at()))
                                .toList(),
                        history(id)));
    }

    /** The first thousand entries of the history of an instance, which may be gone. */
    public List<HistoryEntry> history(long id) {
        return calls.store().history(id, -1, MOST).stream()
                .map(Views::historyEntry)
                .toList();
    }

    /** Cancels a live instance; what a step that executes returns is void. */
    public OperationResult cancel(long id, String reason) {
        Objects.requireNonNull(reason, "reason");
        return result(calls.cancel(id, reason, who));
    }

    /** Cancels all live instances for which that holds; how many. */
    public long cancelAll(InstanceFilter filter, String reason) {
        Objects.requireNonNull(reason, "reason");
        return calls.cancelAll(query(filter), reason, who);
    }

    /**
     * Holds a live instance until it is resumed. A step that executes ends, and its outcome counts; then the instance
     * rests. Signals are delivered and wait, times that come meanwhile count when it is resumed. Not applicable where it
     * has ended or is paused by itself already.
     */
    public OperationResult pause(long id) {
        return result(calls.told(calls.store().pause(id, who)));
    }

    /** Lets an instance go on that was paused by itself; one whose machine is paused waits for that still. */
    public OperationResult resume(long id) {
        return result(calls.told(calls.store().resume(id, who)));
    }

    /**
     * Pauses a machine, all versions, on all nodes, for instances that are there and that come. When this returns, none of
     * them is claimed any more, and each that executes rests with its step's outcome.
     *
     * @return false if it was paused already, or if no node ever ran it
     */
    public boolean pauseMachine(String machine) {
        return calls.pauseMachine(Storable.check("machine", machine), who);
    }

    /** Resumes a machine; false if it was not paused. */
    public boolean resumeMachine(String machine) {
        return calls.resumeMachine(Storable.check("machine", machine), who);
    }

    /**
     * Pauses a queue on all nodes: nothing in it is claimed any more. What executes goes on for its turn, a second or a
     * hundred steps at the most, with the step in which that ends. Its instances keep their status.
     *
     * @param queue 1 to 500 characters; it need not be there yet
     * @return false if it was paused already
     */
    public boolean pauseQueue(String queue) {
        return calls.store().pauseAll(null, Storable.name("queue", queue), who);
    }

    /** Resumes a queue; false if it was not paused. */
    public boolean resumeQueue(String queue) {
        return calls.resumeQueue(Storable.check("queue", queue), who);
    }

    /** Machines and queues that are paused, the longest first. */
    public List<Paused> paused() {
        return calls.store().pauses().stream()
                .map(pause -> new Paused(
                        Optional.ofNullable(pause.machine()),
                        Optional.ofNullable(pause.queue()),
                        pause.who(),
                        pause.since()))
                .toList();
    }

    /**
     * States in which due instances were set aside because no node that is alive knows them: its machine's version was never
     * run here or is no longer, or the state's shape is of a release that is gone. The instances are {@code PAUSED}, are
     * listed by {@link InstanceFilter#unknown}, and go on by themselves once a node starts that knows their state.
     */
    public List<UnknownState> unknownStates() {
        return calls.unknown().stream()
                .map(state -> Views.unknownState(state.key(), state.knownAt(), state.asideAt()))
                .toList();
    }

    /**
     * Has a failed instance go on in the state in which it failed: the event that failed is run again, its attempts counted
     * anew. What a step consumed before it stopped the instance stays consumed.
     */
    public OperationResult retry(long id) {
        return result(calls.retry(id, who));
    }

    /** Retries all failed instances for which that holds; how many. Those whose key another live one has are left. */
    public long retryAll(InstanceFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return calls.retryAll(query(filter.status(Status.FAILED)), who);
    }

    /**
     * Puts an instance, live or ended, back into a state that it entered before, as if it entered it now: timers start, the
     * action runs. What a step that executes returns is void. Signals that were consumed do not come back, and what steps
     * did elsewhere is not undone. Not applicable where its history has no such entry, or one without a document.
     *
     * @param revision of an entry with a {@link HistoryEntry#document}
     */
    public OperationResult rewind(long id, long revision) {
        return result(calls.rewind(id, revision, who));
    }

    /**
     * Sends a signal by its name. Not applicable where the instance has ended, or has seen the dedup key.
     *
     * @param json its document
     * @param dedup counts once for the life of the instance; null for none; else 1 to 500 characters
     * @throws IllegalArgumentException if it is no JSON, is nested deeper than 500, or has text that cannot be stored; or if
     *     this node runs the machine, and that has no such signal or cannot read it from this
     * @throws dev.pawl.runtime.error.DocumentTooLargeException if it is larger than this node's limit
     */
    public OperationResult signal(long id, String signal, String json, @Nullable String dedup) {
        Storable.name("signal", signal);
        Objects.requireNonNull(json, "json");
        if (dedup != null) {
            Storable.name("dedup", dedup);
        }
        return result(calls.signal(id, signal, json, dedup, who));
    }

    /** The limits that nodes have declared, by name. */
    public List<LimitUse> limits() {
        return calls.limits().stream().map(Views::limitUse).toList();
    }

    /**
     * Changes a limit, on all nodes at once, until a node is started that declares another one than was declared last.
     * Places that are taken beyond a lower limit stay until they are left. Instances in line for tokens are given their
     * turns anew.
     *
     * @throws IllegalArgumentException if there is no limit of that name, or if it is of the other kind
     */
    public void limit(String name, Limit limit) {
        Storable.name("name", name);
        Objects.requireNonNull(limit, "limit");
        calls.limit(name, Views.quota(limit), who);
    }

    /**
     * Deletes an instance that has ended, with its signals. Its history stays. Not applicable to a child whose parent still
     * waits: the parent will be told how it ended.
     */
    public OperationResult delete(long id) {
        return result(calls.told(calls.store().delete(id, who)));
    }

    /** All schedules, by name: also those that no node has any more. */
    public List<ScheduleInfo> schedules() {
        return schedules.list().stream().map(Views::schedule).toList();
    }

    /**
     * Lets none of a schedule's occurrences come, on any node, until it is resumed. It can be triggered all the same. Not
     * applicable where it is paused already.
     */
    public OperationResult pauseSchedule(String name) {
        return result(schedules.pause(Storable.check("name", name), who));
    }

    /**
     * Lets a schedule go on. What came meanwhile was missed, see {@link Missed}. Not applicable where it is not paused.
     */
    public OperationResult resumeSchedule(String name) {
        return result(schedules.resume(Storable.check("name", name), who));
    }

    /**
     * Has a schedule make an instance now, beside those that time brings: at once where this node has the schedule, and
     * else soon, by one that has it.
     *
     * @throws IllegalStateException if this node has it, and its function fails
     */
    public Triggered triggerSchedule(String name) {
        ScheduleCalls.Triggered triggered = schedules.trigger(Storable.check("name", name), who);
        return new Triggered(
                result(triggered.answer()),
                triggered.instance() == null ? OptionalLong.empty() : OptionalLong.of(triggered.instance()));
    }

    /** Deletes a schedule. Not applicable where a live node has it, or had it half a minute ago: pause it instead. */
    public OperationResult deleteSchedule(String name) {
        return result(schedules.delete(Storable.check("name", name)));
    }

    private static OperationResult result(Answer answer) {
        return OperationResult.valueOf(answer.name());
    }
}
