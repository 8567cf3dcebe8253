package dev.pawl.runtime.sim;

import dev.pawl.runtime.internal.engine.Driver;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.sim.Event.Result;
import dev.pawl.runtime.sim.Scenario.Crash;
import dev.pawl.runtime.sim.Table.New;
import dev.pawl.runtime.sim.Table.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Outcomes: each is that of what came next for its instance, and counts if that is still in the hand it comes from. */
final class Commits {

    private final World world;
    private final Map<String, Integer> steps = new HashMap<>();
    private @Nullable Crash crash;
    private boolean died;

    Commits(World world) {
        this.world = world;
    }

    void agree() {
        world.agree();
    }

    /** A step has run, and its outcome is about to be committed: whether its worker dies. */
    boolean dies(Driver.Moment moment) {
        One one = world.one(moment.id());
        if (one == null || world.differ()) {
            return false;
        }
        int step = steps.merge(one.label, 1, Integer::sum);
        crash = world.scenario.crashes().get(one.label + ":" + step);
        if (crash == Crash.BEFORE) {
            crash = null;
            return true;
        }
        return false;
    }

    /** The crash of this commit, if there is to be one. */
    @Nullable Crash crashAt(Commit commit) {
        Crash now = commit.note() == null ? null : crash;
        if (now != null) {
            crash = null;
        }
        if (now == Crash.AFTER) {
            died = true;
            world.time.endLeases();
        }
        return now;
    }

    /** Whether a worker has died after its commit since this was asked last: somebody has to find that. */
    boolean died() {
        boolean was = died;
        died = false;
        return was;
    }

    /** An outcome has come to the store. */
    void committed(Commit commit, Committed committed) {
        if (world.differ()) {
            return;
        }
        world.cancelLeft(false);
        One one = world.known(commit.id());
        Hold hold = one.hold;
        boolean holds = hold != null && hold.rev == commit.rev();
        world.require(
                committed.applied() == holds, one, holds ? "lost an outcome" : "has an outcome of one that lost it");
        if (hold == null || !holds) {
            return;
        }
        if (commit.note() != null) {
            happened(one, hold, commit, committed);
        } else if (commit.limited().throttle() != null && commit.action().at() != null) {
            world.reference.putOff(one, commit.action().at());
        } else {
            world.reference.foundNothing(one);
        }
        if (committed.kept()) {
            world.require(one.live() && !one.paused && !one.pausedWithMachine, one, "was kept");
            hold.rev = committed.rev();
            hold.joined = committed.joinedAt() != null;
            hold.running = null;
        } else {
            one.hold = null;
        }
    }

    private void happened(One one, Hold hold, Commit commit, Committed committed) {
        Instant now = world.now();
        Event event = hold.running == null ? world.reference.event(one, now, hold) : hold.running;
        world.require(event != null, one, "committed what was none of its events");
        Result result = world.reference.result(one, Objects.requireNonNull(event));
        world.same(
                result.what().toString(),
                Objects.requireNonNull(commit.note()).what().toString(),
                one,
                "what came of " + event.name());
        List<New> made = List.of();
        List<Sent> sends = List.of();
        long count = one.count;
        if (result.what() == Event.What.ENTERED) {
            made = world.scenario.table().made(result.by(), one.label, count, hold.number, now);
            sends = world.scenario.table().sent(result.by(), count);
        }
        world.reference.happened(one, event, result, now);
        effects(one, count, made, sends, committed);
    }

    private void effects(One one, long count, List<New> made, List<Sent> sends, Committed committed) {
        var inserts = committed.effected().inserts();
        world.same(made.size(), inserts.size(), one, "how many it made");
        world.same(sends.size(), committed.effected().sends().size(), one, "how many it sent");
        List<@Nullable One> children = new ArrayList<>();
        for (int n = 0; n < made.size(); n++) {
            boolean child = Table.child(made.get(n), one.label);
            One inserted = world.inserted(
                    made.get(n),
                    child ? one : null,
                    inserts.get(n).id(),
                    inserts.get(n).created());
            if (child) {
                children.add(inserted);
            }
        }
        if (!children.isEmpty()) {
            world.reference.spawned(one, children, world.now());
        }
        for (int n = 0; n < sends.size(); n++) {
            String answer = committed.effected().sends().get(n).answer().toString();
            sent(sends.get(n), Table.payload(one.label, count), answer.equals("MISSING") ? "NO_SUCH_INSTANCE" : answer);
        }
    }

    /** A signal to a key was sent, with this answer. */
    void sent(Sent sent, long payload, String answer) {
        world.cancelLeft(false);
        One holder = world.reference.holder(sent.key());
        boolean known =
                world.reference.all.values().stream().anyMatch(one -> !one.deleted && one.key.equals(sent.key()));
        String expected = holder != null ? delivered(holder, sent, payload) : known ? "ENDED" : "NO_SUCH_INSTANCE";
        world.same(expected, answer, sent, "the answer");
    }

    String delivered(One one, Sent sent, long payload) {
        return one.deleted
                ? "NO_SUCH_INSTANCE"
                : !one.live()
                        ? "ENDED"
                        : world.reference.deliver(one, sent, payload, world.now()) ? "DELIVERED" : "DUPLICATE";
    }
}
