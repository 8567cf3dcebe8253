package dev.pawl.runtime.sim;

import dev.pawl.SignalOptions;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.Inserted;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.SignalResult;
import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.sim.One.Entry;
import dev.pawl.runtime.sim.Scenario.Act;
import dev.pawl.runtime.sim.Scenario.Ask;
import dev.pawl.runtime.sim.Scenario.ForAll;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Sent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients and operators do, and what they are answered: between steps, and while one runs. */
final class Acts {

    private final World world;
    private final SimulatedMachine machine;
    private final Operations operations;
    private final Commits commits;
    private final Occurrences occurrences;

    Acts(World world, SimulatedMachine machine, Operations operations, Commits commits, Occurrences occurrences) {
        this.world = world;
        this.machine = machine;
        this.operations = operations;
        this.commits = commits;
        this.occurrences = occurrences;
    }

    /** @param itself whose step runs; null while none does */
    void act(Act act, @Nullable One itself) {
        world.cancelLeft(false);
        if (act instanceof Scenario.Insert insert) {
            insert(insert);
        } else if (act instanceof Scenario.Signal signal) {
            signal(signal);
        } else if (act instanceof Ask ask) {
            One one = ask.label().equals(Scenario.ITSELF) ? itself : world.reference.all.get(ask.label());
            if (one != null) {
                ask(ask, one);
            }
        } else if (act instanceof ForAll all) {
            forAll(all);
        }
    }

    private void insert(Scenario.Insert insert) {
        New made = new New(
                insert.label(),
                insert.state(),
                insert.key(),
                insert.gate(),
                insert.delay(),
                world.now().plusSeconds(3));
        Inserted inserted = world.client().tryInsert(machine.insert(made));
        world.inserted(made, null, inserted.id(), inserted.created());
    }

    private void signal(Scenario.Signal signal) {
        Object what = machine.signal(signal.signal(), signal.payload());
        SignalOptions options =
                signal.dedup().isEmpty() ? SignalOptions.defaults() : SignalOptions.dedup(signal.dedup());
        Sent sent = new Sent(signal.to(), signal.signal(), signal.dedup());
        if (!signal.to().startsWith("#")) {
            SignalResult answer = world.client().signal(signal.to(), what, options);
            commits.sent(sent, signal.payload(), answer.toString());
            return;
        }
        One one = world.reference.all.get(signal.to().substring(1));
        if (one != null) {
            SignalResult answer = world.client().signal(world.id(one), what, options);
            world.same(
                    commits.delivered(one, sent, signal.payload()), answer.toString(), one, "the answer to " + signal);
        }
    }

    private void ask(Ask ask, One one) {
        long id = world.id(one);
        Reference reference = world.reference;
        boolean live = one.live();
        boolean taken = reference.holder(one.key) != null;
        switch (ask.what()) {
            case CANCEL -> {
                if (answered(ask, one, live ? "DONE" : "NOT_APPLICABLE", cancel(one))) {
                    reference.cancel(one, world.now());
                }
            }
            case PAUSE -> {
                String expected = live && !one.paused ? "DONE" : "NOT_APPLICABLE";
                one.paused |= answered(ask, one, expected, operations.pause(id));
            }
            case RESUME -> {
                String expected = live && one.paused ? "DONE" : "NOT_APPLICABLE";
                one.paused &= !answered(ask, one, expected, operations.resume(id));
            }
            case RETRY -> {
                boolean failed = one.status == One.Status.FAILED;
                String expected = !failed ? "NOT_APPLICABLE" : taken ? "KEY_TAKEN" : "DONE";
                if (answered(ask, one, expected, operations.retry(id))) {
                    reference.retry(one);
                }
            }
            case REWIND -> {
                List<HistoryEntry> entries = operations.history(id).stream()
                        .filter(entry -> entry.document().isPresent())
                        .toList();
                world.same(one.entries.size(), entries.size(), one, "how many states it has entered");
                int back = Math.max(0, entries.size() - 1 - ask.back());
                Entry entry = one.entries.get(back);
                long revision = entries.get(back).revision();
                if (answered(ask, one, !live && taken ? "KEY_TAKEN" : "DONE", operations.rewind(id, revision))) {
                    reference.rewind(one, entry, world.now());
                }
            }
            case DELETE -> {
                boolean awaited =
                        one.parent != null && one.parent.children != null && one.parent.children.contains(one);
                if (one.parent == null) {
                    String expected = live || awaited ? "NOT_APPLICABLE" : "DONE";
                    one.deleted |= answered(ask, one, expected, operations.delete(id));
                }
            }
        }
    }

    /** Roots are cancelled by clients, others by operators. */
    private String cancel(One one) {
        if (one.parent != null || one.deleted) {
            return operations.cancel(world.id(one), "enough").toString();
        }
        return world.client().cancel(world.id(one), "enough") ? "DONE" : "NOT_APPLICABLE";
    }

    /** The answer is that one; whether it is done. */
    private boolean answered(Ask ask, One one, String expected, Object answer) {
        world.same(one.deleted ? "MISSING" : expected, answer.toString(), one, "the answer to " + ask);
        return answer.toString().equals("DONE");
    }

    private void forAll(ForAll act) {
        Reference reference = world.reference;
        String name = SimulatedMachine.NAME;
        switch (act) {
            case PAUSE_MACHINE -> {
                world.same(!reference.machinePaused, operations.pauseMachine(name), name, "its pause");
                reference.pauseMachine();
            }
            case RESUME_MACHINE -> {
                world.same(reference.machinePaused, operations.resumeMachine(name), name, "its resumption");
                reference.resumeMachine();
            }
            case PAUSE_QUEUE -> {
                world.same(!reference.queuePaused, operations.pauseQueue("default"), "queue", "its pause");
                reference.queuePaused = true;
            }
            case RESUME_QUEUE -> {
                world.same(reference.queuePaused, operations.resumeQueue("default"), "queue", "its resumption");
                reference.queuePaused = false;
            }
            default -> forSchedule(act);
        }
    }

    private void forSchedule(ForAll act) {
        if (world.scenario.setting().plan() == null) {
            return;
        }
        String name = Scenario.SCHEDULE;
        if (act == ForAll.TRIGGER_SCHEDULE) {
            try {
                boolean taken =
                        world.reference.holder(world.scenario.setting().plan().key()) != null;
                String answer = operations.triggerSchedule(name).result().toString();
                world.same(taken ? "KEY_TAKEN" : "DONE", answer, name, "what was asked of it");
            } catch (DatabaseException e) {
                // It may have been done, or not; whatever was, was seen.
                world.require(e.kind() == DatabaseException.Kind.UNAVAILABLE, name, e.toString());
            }
            return;
        }
        boolean pause = act == ForAll.PAUSE_SCHEDULE;
        String expected = occurrences.paused == pause ? "NOT_APPLICABLE" : "DONE";
        String answer = (pause ? operations.pauseSchedule(name) : operations.resumeSchedule(name)).toString();
        world.same(expected, answer, name, "the answer to " + act);
        occurrences.paused = pause;
    }

    /** What would go on without end is stopped. */
    void stopSchedule() {
        if (!occurrences.paused) {
            forSchedule(ForAll.PAUSE_SCHEDULE);
        }
    }

    static Duration time(Act act) {
        return act instanceof Scenario.Drive drive ? drive.time() : Duration.ZERO;
    }
}
