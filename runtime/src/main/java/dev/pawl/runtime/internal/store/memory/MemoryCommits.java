package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Effected;
import dev.pawl.runtime.internal.store.Family;
import dev.pawl.runtime.internal.store.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Outcomes on their way into instances. */
final class MemoryCommits {

    private final MemoryTables tables;
    private final MemoryEffects effects;

    MemoryCommits(MemoryTables tables, MemoryEffects effects) {
        this.tables = tables;
        this.effects = effects;
    }

    List<Committed> commit(List<Commit> outcomes, long node) {
        outcomes.forEach(outcome -> {
            Texts.requireStorable(
                    outcomes.size() == 1 ? "commit an outcome" : "commit outcomes", outcome.data(), outcome.error());
            MemoryEffects.check(outcome.effects());
        });
        return tables.locked(() -> {
            Instant now = tables.now();
            Map<Long, Long> last = new HashMap<>();
            outcomes.forEach(outcome -> last.merge(outcome.id(), outcome.rev(), Math::max));
            List<Committed> answers = new ArrayList<>(outcomes.size());
            for (Commit outcome : outcomes) {
                boolean fresh = Objects.equals(last.get(outcome.id()), outcome.rev());
                answers.add(fresh ? commit(outcome, node, now) : stale(outcome));
            }
            List<Committed> committed = effects.carriedOut(outcomes, answers, now);
            tables.gates.letIn(left(outcomes, committed), now);
            return committed;
        });
    }

    /** The gates at which places may be free with these outcomes. */
    private static Set<Gate> left(List<Commit> outcomes, List<Committed> committed) {
        Set<Gate> left = new LinkedHashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Gate gate = outcomes.get(i).limited().gate();
            if (gate != null && !committed.get(i).kept()) {
                left.add(gate);
            }
        }
        return left;
    }

    private static Committed stale(Commit outcome) {
        return new Committed(outcome.id(), false, false, outcome.rev(), 0, Instant.EPOCH, null, null, Effected.NOTHING);
    }

    private Committed commit(Commit outcome, long node, Instant now) {
        MemoryInstance instance = tables.instances.get(outcome.id());
        if (instance == null || instance.node == null || instance.node != node || instance.rev != outcome.rev()) {
            return stale(outcome);
        }
        if (outcome.family().leaves()) {
            tables.instances.families().leave(instance);
        }
        tables.instances.change(instance, i -> {
            move(i, outcome, now);
            raise(i, outcome);
            place(i, outcome, now);
        });
        outcome.taken().forEach(instance.inbox::remove);
        if (outcome.note() != null) {
            boolean kept = outcome.entered() && instance.live();
            tables.history.tell(instance, outcome.note(), node, now, kept ? instance.data : null);
        }
        return new Committed(
                instance.id,
                true,
                instance.node != null,
                instance.rev,
                instance.mail,
                now,
                instance.joinedAt,
                instance.due == null ? null : MemoryTimes.until(now, instance.due),
                Effected.NOTHING);
    }

    /** What it is now. */
    private static void move(MemoryInstance instance, Commit outcome, Instant now) {
        Again again = outcome.again();
        instance.rev++;
        instance.state = outcome.state();
        instance.data = outcome.data();
        instance.enteredAt = outcome.entered() ? now : instance.enteredAt;
        instance.actionAt = MemoryTimes.resolve(outcome.action(), now);
        instance.attempt = outcome.attempt();
        instance.failures = outcome.failures();
        instance.throttle = outcome.limited().throttle();
        instance.crashes = 0;
        instance.event = again == null ? null : again.event();
        instance.eventAttempt = again == null ? 0 : again.attempt();
        instance.eventFailures = again == null ? 0 : again.failures();
        instance.eventAt = again == null ? null : MemoryTimes.resolve(again.at(), now);
        instance.fired = outcome.fired();
        instance.taken += outcome.taken().size();
        instance.error = Commit.SAME_ERROR.equals(outcome.error()) ? instance.error : outcome.error();
    }

    /** For how many children it waits now. */
    private static void raise(MemoryInstance instance, Commit outcome) {
        Family family = outcome.family();
        if (family.waits() == Family.AS_BEFORE) {
            return;
        }
        instance.alone();
        if (family.waits() != Family.FOR_NONE) {
            instance.kids = family.waits();
            instance.spawned = instance.rev;
            instance.abandon = family.abandon();
        }
    }

    /** Where it is: ended, held, still its claimer's, or given back. */
    private static void place(MemoryInstance instance, Commit outcome, Instant now) {
        boolean unseen = instance.mail > outcome.seen() || instance.joinedAt != null;
        if (outcome.then() == Then.DONE || outcome.then() == Then.FAILED) {
            instance.end(outcome.then() == Then.DONE ? Status.DONE : Status.FAILED, now);
        } else if (instance.held != 0) {
            instance.status = Status.PAUSED;
            instance.heldDue = outcome.then() == Then.CONTINUE ? now : due(instance, outcome, unseen, now);
            instance.leave();
        } else if (outcome.then() == Then.PARK) {
            instance.status = instance.resting(unseen);
            instance.due = due(instance, outcome, unseen, now);
            instance.leave();
        }
    }

    private static @Nullable Instant due(MemoryInstance instance, Commit outcome, boolean unseen, Instant now) {
        if (instance.event != null) {
            return instance.eventAt;
        }
        Instant timers = MemoryTimes.resolve(outcome.timers(), now);
        return MemoryTimes.earliest(MemoryTimes.earliest(instance.actionAt, timers), unseen ? now : null);
    }
}
