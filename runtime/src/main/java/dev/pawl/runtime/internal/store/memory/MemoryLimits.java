package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Limits;
import dev.pawl.runtime.internal.store.Quota;
import dev.pawl.runtime.internal.store.Take;
import dev.pawl.runtime.internal.store.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits. What they mean is done by {@link MemoryGates} and {@link MemoryBuckets}. */
final class MemoryLimits implements Limits {

    private final MemoryTables tables;
    private final MemoryBuckets buckets;

    MemoryLimits(MemoryTables tables) {
        this.tables = tables;
        this.buckets = new MemoryBuckets(tables.quotas);
    }

    @Override
    public boolean declare(String name, Quota quota) {
        Texts.requireStorable("declare a limit", name);
        return tables.locked(() -> tables.quotas.declare(name, quota, tables.now()));
    }

    @Override
    public boolean change(String name, Quota quota, String who) {
        Texts.requireStorable("change a limit", name, who);
        return tables.locked(() -> tables.quotas.change(name, quota, who, tables.now()));
    }

    @Override
    public Optional<Quota> quota(String name) {
        return tables.locked(() -> tables.quotas.quota(name));
    }

    @Override
    public List<Quota.Use> uses() {
        return tables.locked(() -> {
            List<Quota.Use> uses = new ArrayList<>();
            tables.quotas.all().forEach((name, entry) -> uses.add(use(name, entry)));
            return uses;
        });
    }

    private Quota.Use use(String name, MemoryQuotas.Entry entry) {
        MemoryLines lines = tables.instances.lines();
        long executing = 0;
        int waiting = 0;
        for (Map.Entry<Gate, MemoryLines.Line> line : lines.from(name).entrySet()) {
            if (!line.getKey().limit().equals(name)) {
                break;
            }
            executing += line.getValue().seated();
            waiting += line.getValue().waiting().size();
        }
        waiting = Math.min(waiting, Quota.Use.MOST)
                + Math.min(lines.throttled(name).size(), Quota.Use.MOST);
        return new Quota.Use(name, entry.quota(), entry.who(), entry.since(), executing, waiting);
    }

    @Override
    public void widen(String name) {
        tables.locked(() -> {
            tables.gates.widen(name, tables.now());
            return name;
        });
    }

    @Override
    public int respread(String name, int most) {
        return tables.locked(() -> {
            Instant now = tables.now();
            buckets.empty(name, now);
            List<MemoryInstance> batch = tables.instances.lines().throttled(name).stream()
                    .filter(instance -> instance.lease == null)
                    .limit(most)
                    .toList();
            for (MemoryInstance instance : batch) {
                tables.instances.change(instance, i -> {
                    i.throttle = null;
                    i.actionAt = now;
                    i.due = i.due == null ? null : MemoryTimes.earliest(i.due, now);
                    i.heldDue = i.heldDue == null ? null : MemoryTimes.earliest(i.heldDue, now);
                });
                tables.due(instance.queue);
            }
            return batch.size();
        });
    }

    @Override
    public List<Long> enter(Map<Held, Gate> rows, long node) {
        return tables.locked(() -> tables.gates.enter(rows.keySet(), node, tables.now()));
    }

    @Override
    public void letIn(Collection<Gate> of) {
        tables.locked(() -> {
            tables.gates.letIn(of, tables.now());
            return of;
        });
    }

    @Override
    public List<Taken> take(List<Take> wishes) {
        wishes.forEach(wish -> Texts.requireStorable("take tokens", wish.limit(), wish.partition()));
        return tables.locked(() -> buckets.take(wishes, tables.now()));
    }

    @Override
    public Optional<Gate> sweep(Gate after, int most) {
        return tables.locked(() -> tables.gates.sweep(after, most, tables.now()));
    }

    /** Gates at which nothing goes on are none. */
    @Override
    public int forget(int most) {
        return tables.locked(() -> buckets.forget(most, tables.now()));
    }
}
