package dev.pawl.runtime.sim;

import dev.pawl.Child;
import dev.pawl.Children;
import dev.pawl.Outcome;
import dev.pawl.SignalOptions;
import dev.pawl.StepContext;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Instance;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.SignalResult;
import dev.pawl.runtime.SimulatedNode;
import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.sim.Event.Result;
import dev.pawl.runtime.sim.One.Status;
import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Crash;
import dev.pawl.runtime.sim.Table.Deed;
import dev.pawl.runtime.sim.Table.Kind;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Sent;
import dev.pawl.runtime.sim.Table.Step;
import dev.pawl.runtime.testing.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scenario on the real engine over the store in memory, beside the {@link Reference}. The engine says which instance has
 * its turn, and the reference what that goes through: with every step that is called, every commit, every answer to a
 * client, and with every move of the time, before which nothing that can run may be left.
 */
final class Simulation {

    /** The engine and the reference do not agree. */
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Differs(String message) {
            super(message, null, false, false);
        }
    }

    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown() {
            super("as its deed says", null, false, false);
        }
    }

    /** What the history tells of events. */
    private static final Set<HistoryEntry.What> EVENTS = EnumSet.of(
            HistoryEntry.What.ENTERED,
            HistoryEntry.What.STAYED,
            HistoryEntry.What.REPLAYED,
            HistoryEntry.What.ATTEMPT_FAILED,
            HistoryEntry.What.FAILED,
            HistoryEntry.What.STOPPED);

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Scenario scenario;
    private final Reference reference;
    private final SimulatedTime time = new SimulatedTime(START, this::leave);
    private final Driver driver = new Driver(time, this::dies, 20_000);
    private final SimulatedMachine machine;
    private final Map<Long, One> byId = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();
    private @Nullable Differs differs;
    private @Nullable Crash crash;
    private boolean died;
    private boolean late;

    private Simulation(Scenario scenario, Function<Table, Reference> reference) {
        this.scenario = scenario;
        this.reference = reference.apply(scenario.table());
        this.machine = new SimulatedMachine(scenario.table(), this::called);
    }

    /**
     * Runs a scenario.
     *
     * @param reference the rules
     * @param engine what becomes of its store: itself, unless it is to be broken
     * @return in what they differ; null where they agree
     */
    static @Nullable String run(Scenario scenario, Function<Table, Reference> reference, UnaryOperator<Store> engine) {
        Simulation simulation = new Simulation(scenario, reference);
        try {
            simulation.run(engine);
            return null;
        } catch (Differs e) {
            return e.getMessage();
        } catch (Driver.EndlessException e) {
            return "there is no end of work";
        }
    }

    private void run(UnaryOperator<Store> engine) {
        try (Pawl pawl = SimulatedNode.start(
                driver,
                store -> SimulatedStore.of(engine.apply(store), this::committed, this::crashAt),
                machine.machine())) {
            TestClient client = new TestClient(pawl, machine.machine());
            Operations operations = pawl.operations("ann");
            for (Act act : scenario.acts()) {
                act(act, client, operations);
                agree();
            }
            drive(Duration.ofMinutes(30));
            for (One one : reference.all.values()) {
                long told = client.history(ids.get(one.label)).stream()
                        .filter(entry -> EVENTS.contains(entry.what()))
                        .count();
                require(
                        told == one.events,
                        one,
                        "has a history of " + told + " events, and went through " + one.events);
            }
            settled(client);
        }
    }

    private void act(Act act, TestClient client, Operations operations) {
        if (act instanceof Scenario.Insert insert) {
            insert(insert, client);
        } else if (act instanceof Scenario.Signal signal) {
            signal(signal, client);
        } else if (act instanceof Scenario.Drain) {
            drive(Duration.ZERO);
            settled(client);
        } else if (act instanceof Scenario.Drive drive) {
            drive(drive.time());
            settled(client);
        } else if (act instanceof Scenario.Lag lag) {
            time.lag(lag.time());
        } else if (act instanceof Scenario.Cancel cancel) {
            One one = reference.all.get(String.valueOf(cancel.label()));
            if (one != null) {
                boolean live = one.live();
                require(client.cancel(ids.get(one.label), "enough") == live, one, "was to be cancelled");
                if (live) {
                    reference.cancel(one, time.now());
                }
            }
        } else {
            operate(act, operations);
        }
    }

    private void operate(Act act, Operations operations) {
        int label = act instanceof Scenario.Pause pause
                ? pause.label()
                : act instanceof Scenario.Resume resume ? resume.label() : ((Scenario.Retry) act).label();
        One one = reference.all.get(String.valueOf(label));
        if (one == null) {
            return;
        }
        long id = ids.get(one.label);
        if (act instanceof Scenario.Retry) {
            boolean failed = one.status == Status.FAILED;
            String expected = !failed ? "NOT_APPLICABLE" : reference.holder(one.key) != null ? "KEY_TAKEN" : "DONE";
            same(expected, operations.retry(id).toString(), one, "its retry");
            if (expected.equals("DONE")) {
                reference.retry(one);
            }
            return;
        }
        boolean pause = act instanceof Scenario.Pause;
        String expected = one.live() && one.paused != pause ? "DONE" : "NOT_APPLICABLE";
        same(expected, (pause ? operations.pause(id) : operations.resume(id)).toString(), one, "its pause or resume");
        if (expected.equals("DONE")) {
            one.paused = pause;
        }
    }

    private void insert(Scenario.Insert insert, TestClient client) {
        String label = String.valueOf(insert.label());
        New made = new New(
                label, insert.state(), insert.key(), insert.delay(), time.now().plusSeconds(3));
        Inserted inserted = client.tryInsert(machine.insert(made));
        inserted(made, null, inserted.id(), inserted.created());
    }

    /** The engine has been asked for a new instance. */
    private @Nullable One inserted(New made, @Nullable One parent, long id, boolean created) {
        One holder = reference.holder(made.key());
        if (created && holder != null) {
            cancelledMeanwhile(holder);
        }
        One one = reference.insert(made, parent, time.now());
        if (created != (one != null)) {
            throw differs("the insert of #" + made.label() + (created ? " was done" : " was refused"));
        }
        if (one != null) {
            byId.put(id, one);
            ids.put(one.label, id);
        }
        return one;
    }

    private void signal(Scenario.Signal signal, TestClient client) {
        Object what = machine.signal(signal.signal(), signal.payload());
        SignalOptions options =
                signal.dedup().isEmpty() ? SignalOptions.defaults() : SignalOptions.dedup(signal.dedup());
        Sent sent = new Sent(signal.to(), signal.signal(), signal.dedup());
        SignalResult answer;
        if (signal.to().startsWith("#")) {
            One one = reference.all.get(signal.to().substring(1));
            if (one == null) {
                return;
            }
            answer = client.signal(ids.get(one.label), what, options);
            same(delivered(one, sent, signal.payload()), answer.toString(), one, "the answer to " + signal);
        } else {
            answer = client.signal(signal.to(), what, options);
            sent(sent, signal.payload(), answer.toString());
        }
    }

    private String delivered(One one, Sent sent, long payload) {
        return !one.live() ? "ENDED" : reference.deliver(one, sent, payload, time.now()) ? "DELIVERED" : "DUPLICATE";
    }

    /** One that was to be cancelled soon, because its parent was or has left it, is by now. */
    private boolean cancelledMeanwhile(One one) {
        if (one.live() && !one.left && one.parent != null) {
            cancelledMeanwhile(one.parent);
        }
        if (one.live() && one.left) {
            reference.cancel(one, time.now());
        }
        return !one.live();
    }

    /** A signal to a key was sent, with this answer. */
    private void sent(Sent sent, long payload, String answer) {
        One holder = reference.holder(sent.key());
        if (holder != null && answer.equals("ENDED") && cancelledMeanwhile(holder)) {
            holder = null;
        }
        boolean known = reference.all.values().stream().anyMatch(one -> one.key.equals(sent.key()));
        String expected = holder != null ? delivered(holder, sent, payload) : known ? "ENDED" : "NO_SUCH_INSTANCE";
        if (!expected.equals(answer)) {
            throw differs("the answer to " + sent + " is " + answer + ", and was to be " + expected);
        }
    }

    private void drive(Duration duration) {
        Instant end = time.now().plus(duration);
        late = false;
        time.drivenTo(end);
        driver.driveTo(end);
        agree();
        while (died) {
            died = false;
            driver.drain();
            agree();
        }
        time.drivenTo(null);
    }

    /** The time is about to move on. */
    private void leave(Instant to, boolean driven) {
        if (died && driven) {
            // A worker died after its commit: somebody else goes on at once, as far as anybody can tell.
            died = false;
            late = true;
            driver.drain();
        }
        if (!driven || differs != null) {
            return;
        }
        cancelLeft();
        for (One one : reference.all.values()) {
            Event left = reference.next(one, time.now());
            if (left != null) {
                throw differs(one + " was left with " + left.name() + " when the time went on");
            }
        }
        for (One one : reference.all.values()) {
            for (Instant at = reference.wakes(one, time.now());
                    !late && at.isBefore(to);
                    at = reference.wakes(one, at)) {
                Event missed = reference.next(one, at);
                if (missed != null) {
                    throw differs(one + " was not woken for " + missed.name() + " at " + at);
                }
            }
        }
        late = false;
    }

    /** Children that were left are cancelled by now, and theirs, which come after them. */
    private void cancelLeft() {
        for (One one : reference.all.values()) {
            if (one.left && one.live()) {
                reference.cancel(one, time.now());
            }
        }
    }

    /** Nothing that could run is left, and all stand as they should. */
    private void settled(TestClient client) {
        agree();
        cancelLeft();
        for (One one : reference.all.values()) {
            Event left = reference.next(one, time.now());
            require(left == null, one, "was left with " + (left == null ? "" : left.name()));
            Instance<Object> instance = client.get(ids.get(one.label)).orElseThrow();
            String status = switch (instance.status()) {
                case DONE, FAILED, CANCELLED -> instance.status().toString();
                case PAUSED -> "PAUSED";
                default -> "LIVE";
            };
            same(one.paused ? "PAUSED" : one.status.toString(), status, one, "its status");
            same(Table.name(one.state), instance.stateName(), one, "its state");
            Content content = machine.content(instance.state().orElseThrow());
            same(one.count, content.count(), one, "its count");
            same(one.at, content.at(), one, "its time");
        }
    }

    /** A step is called. */
    private Object called(Step step, Content content, @Nullable Object argument, StepContext<Object> context) {
        One one = byId.get(context.id());
        Event event = one == null ? null : reference.next(one, time.now());
        require(one != null && event != null, one, "ran " + step.kind() + " when there was nothing for it to do");
        boolean error = step.kind() == Kind.ERROR;
        Step expected = error ? reference.onError(one, event) : event.step();
        require(step == expected, one, "ran " + step.kind() + ", and not " + event.name());
        same(one.count, content.count(), one, "its count");
        same(event.attempt(), context.attempt(), one, "the attempt at " + event.name());
        same(event.failures(), context.failures(), one, "the failures of " + event.name());
        same(one.enteredAt, context.enteredAt(), one, "the time of its entry");
        same(time.now(), context.now(), one, "the time");
        if (!event.mails().isEmpty() && !error) {
            List<Long> payloads = event.mails().stream().map(One.Mail::payload).toList();
            same(payloads, machine.payloads(Objects.requireNonNull(argument)), one, "its signals");
        }
        if (step.kind() == Kind.JOIN) {
            same(children(one), words((Children<?>) Objects.requireNonNull(argument)), one, "its children");
        }
        Deed deed = step.deed(content.count());
        if (context.failures() < deed.fails()) {
            throw new Thrown();
        }
        return done(deed, content, context);
    }

    private static List<String> children(One one) {
        return one.children == null
                ? List.of()
                : one.children.stream()
                        .map(child -> child == null
                                ? "Refused"
                                : child.status == Status.DONE
                                        ? "Done " + child.label + " " + child.count
                                        : child.status == Status.FAILED ? "Failed" : "Cancelled")
                        .toList();
    }

    private List<String> words(Children<?> children) {
        List<String> words = new ArrayList<>();
        for (Child<?> child : children.all()) {
            Content content = child instanceof Child.Done<?> done ? machine.content(done.result()) : null;
            words.add(child.getClass().getSimpleName()
                    + (content == null ? "" : " " + content.label() + " " + content.count()));
        }
        return words;
    }

    /** What a deed returns that does not throw. */
    private Object done(Deed deed, Content content, StepContext<Object> context) {
        long count = content.count();
        if (count < Table.LONGEST && context.attempt() < deed.replays()) {
            return context.replay(machine.state(content), deed.pause());
        }
        Table.Then then = count < Table.LONGEST ? deed.then() : Table.Then.ENTER;
        Instant at = Table.at(then, count, content.at(), context.now());
        Content next = new Content(content.label(), content.state(), count + 1, at);
        if (then == Table.Then.STOP) {
            return Outcome.stop("as its deed says");
        }
        if (then == Table.Then.STAY) {
            return context.stay(machine.state(next));
        }
        Table table = scenario.table();
        List<New> made = table.made(deed, content.label(), count, context.now());
        Object state = machine.state(next.in(table.entered(deed, count)));
        return machine.outcome(
                table.sent(deed, count), Table.payload(content.label(), count), made, deed.pause(), state);
    }

    /** A step has run: its outcome is about to be committed. */
    private boolean dies(Driver.Moment moment) {
        One one = byId.get(moment.id());
        if (one == null || differs != null) {
            return false;
        }
        int step = steps.merge(one.label, 1, Integer::sum);
        crash = scenario.crashes().get(one.label + ":" + step);
        if (crash == Crash.BEFORE) {
            crash = null;
            reference.crash(one, time.now());
            return true;
        }
        return false;
    }

    /** The crash of this commit, if there is to be one. */
    private @Nullable Crash crashAt(Commit commit, Committed committed) {
        Crash now = commit.note() == null ? null : crash;
        if (now != null) {
            crash = null;
        }
        if (now == Crash.AFTER) {
            died = true;
            time.endLeases();
            One one = byId.get(commit.id());
            if (committed.kept() && reference.next(one, time.now()) != null) {
                reference.crash(one, time.now());
            }
        }
        return now;
    }

    /** An outcome was committed. */
    private void committed(Commit commit, Committed committed) {
        if (commit.note() == null || differs != null) {
            return;
        }
        One one = byId.get(commit.id());
        Event event = one == null ? null : reference.next(one, time.now());
        require(one != null && event != null && committed.applied(), one, "committed what was none of its events");
        Result result = reference.result(one, event);
        same(result.what().toString(), commit.note().what().toString(), one, "what came of " + event.name());
        List<New> made = List.of();
        List<Sent> sends = List.of();
        long count = one.count;
        if (result.what() == Event.What.ENTERED) {
            made = scenario.table().made(result.by(), one.label, count, time.now());
            sends = scenario.table().sent(result.by(), count);
        }
        reference.happened(one, event, result, time.now());
        same(made.size(), committed.effected().inserts().size(), one, "how many it made");
        same(sends.size(), committed.effected().sends().size(), one, "how many it sent");
        List<@Nullable One> children = new ArrayList<>();
        for (int n = 0; n < made.size(); n++) {
            var row = committed.effected().inserts().get(n);
            boolean child = made.get(n).label().startsWith(one.label + "/" + count);
            One inserted = inserted(made.get(n), child ? one : null, row.id(), row.created());
            if (child) {
                children.add(inserted);
            }
        }
        if (!children.isEmpty()) {
            reference.spawned(one, children, time.now());
        }
        for (int n = 0; n < sends.size(); n++) {
            String answer = committed.effected().sends().get(n).answer().toString();
            sent(sends.get(n), Table.payload(one.label, count), answer.equals("MISSING") ? "NO_SUCH_INSTANCE" : answer);
        }
    }

    /** The first difference ends all. */
    private void agree() {
        if (differs != null) {
            throw differs;
        }
    }

    private Differs differs(String message) {
        Differs now = new Differs("at " + Table.words(Duration.between(START, time.now())) + ": " + message);
        if (differs == null) {
            differs = now;
        }
        return now;
    }

    private void require(boolean so, @Nullable One one, String otherwise) {
        if (!so) {
            throw differs(one + " " + otherwise);
        }
    }

    private void same(Object expected, Object actual, One one, String what) {
        if (!expected.equals(actual)) {
            throw differs(what + " is " + actual + ", and was to be " + expected + ", of " + one);
        }
    }
}
