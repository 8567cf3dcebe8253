package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.memory.MemoryLines.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gates: at most so many instances of a partition execute at a time. Guarded by the store's lock. */
final class MemoryGates {

    /** So long, one that was let in counts for the sweep as if it had a place. */
    private static final Duration COUNTS = Duration.ofMinutes(1);

    /** The highest priority sits down first, then who stood in line the longest. */
    private static final Comparator<MemoryInstance> BY_ARRIVAL = Comparator.<MemoryInstance>comparingInt(
                    i -> -i.priority)
            .thenComparing(i -> i.lineAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(i -> i.id);

    private final MemoryInstances instances;
    private final MemoryQuotas quotas;
    private final Consumer<String> due;

    /** @param due told of queues in which instances have become due */
    MemoryGates(MemoryInstances instances, MemoryQuotas quotas, Consumer<String> due) {
        this.instances = instances;
        this.quotas = quotas;
        this.due = due;
    }

    List<Long> enter(Collection<Held> rows, long node, Instant now) {
        List<MemoryInstance> given = new ArrayList<>();
        for (Held row : rows) {
            MemoryInstance instance = instances.get(row.id());
            if (instance != null && instance.node != null && instance.node == node && instance.rev == row.rev()) {
                given.add(instance);
            }
        }
        given.sort(BY_ARRIVAL);
        List<Long> seated = new ArrayList<>();
        for (MemoryInstance instance : given) {
            Gate gate = instance.gate;
            if (gate != null && taken(gate) < quotas.places(gate.limit())) {
                instances.change(instance, i -> i.sit(now));
                seated.add(instance.id);
            } else {
                instances.change(instance, i -> i.standInLine(now));
            }
        }
        return seated;
    }

    private int taken(Gate gate) {
        Line line = instances.lines().at(gate);
        return line == null ? 0 : line.seated();
    }

    /** Lets in those who are next, at the gate of an instance that may have left it, if it has one. */
    void left(@Nullable Gate gate, Instant now) {
        if (gate != null) {
            letIn(gate, now, Instant.MIN);
        }
    }

    void letIn(Collection<Gate> gates, Instant now) {
        new LinkedHashSet<>(gates).forEach(gate -> letIn(gate, now, Instant.MIN));
    }

    /** @param since when others must have been let in to count while they are not claimed */
    private void letIn(Gate gate, Instant now, Instant since) {
        Line line = instances.lines().at(gate);
        if (line == null) {
            return;
        }
        int free = quotas.places(gate.limit()) - line.seated() - line.letSince(since);
        List<MemoryInstance> next =
                line.waiting().stream().limit(Math.max(free, 0)).toList();
        for (MemoryInstance instance : next) {
            instances.change(instance, i -> {
                i.due = now;
                i.letAt = now;
            });
            due.accept(instance.queue);
        }
    }

    void widen(String limit, Instant now) {
        Gate whole = new Gate(limit, "");
        letIn(whole, now, Instant.MIN);
        List<Gate> parts = new ArrayList<>();
        for (Gate gate : instances.lines().after(whole).keySet()) {
            if (!gate.limit().equals(limit)) {
                break;
            }
            parts.add(gate);
        }
        parts.forEach(gate -> letIn(gate, now, now.minus(COUNTS)));
    }

    /** Who was let in a minute ago and is not claimed counts no more: others are not to wait for that. */
    Optional<Gate> sweep(Gate after, int most, Instant now) {
        List<Gate> seen = instances.lines().after(after).entrySet().stream()
                .filter(gate -> !gate.getValue().waiting().isEmpty())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        seen.forEach(gate -> letIn(gate, now, now.minus(COUNTS)));
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.get(seen.size() - 1));
    }
}
