package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Held;
import dev.pawl.runtime.internal.store.Reaped;
import dev.pawl.runtime.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes hold: asked after, extended, given back, taken away. */
final class MemoryLeases implements Store.Keeper {

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    private final MemoryTables tables;

    MemoryLeases(MemoryTables tables) {
        this.tables = tables;
    }

    Map<Long, Long> held(Collection<Long> ids, long node) {
        return tables.locked(() -> {
            Map<Long, Long> revisions = new HashMap<>();
            tables.instances.held(ids, node).forEach(instance -> revisions.put(instance.id, instance.rev));
            return revisions;
        });
    }

    void release(Collection<Held> rows, long node) {
        tables.locked(() -> {
            Instant now = tables.now();
            for (Held row : rows) {
                for (MemoryInstance instance : tables.instances.held(Set.of(row.id()), node)) {
                    if (instance.rev == row.rev()) {
                        tables.instances.change(instance, i -> i.giveBack(now));
                        tables.gates.left(instance.gate, now);
                    }
                }
            }
            return rows;
        });
    }

    List<Reaped> reap(int limit) {
        return tables.locked(() -> {
            Instant now = tables.now();
            List<MemoryInstance> expired = tables.instances.leased().stream()
                    .takeWhile(tables::expired)
                    .limit(limit)
                    .toList();
            List<Reaped> reaped = new ArrayList<>();
            for (MemoryInstance instance : expired) {
                Long node = instance.node;
                Duration backoff = backoff(instance.crashes);
                tables.instances.change(instance, i -> {
                    i.crashes++;
                    i.giveBack(now.plus(backoff));
                });
                tables.history.crashed(instance, node, now);
                tables.gates.left(instance.gate, now);
                if (instance.due != null) {
                    reaped.add(new Reaped(instance.id, instance.queue, backoff));
                }
            }
            return reaped;
        });
    }

    /** None for the first death, then from a second on twice as long each time. */
    private static Duration backoff(int crashes) {
        if (crashes == 0) {
            return Duration.ZERO;
        }
        Duration backoff = Duration.ofSeconds(1L << Math.min(crashes - 1, 20));
        return backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
    }

    @Override
    public Set<Long> extend(Collection<Long> ids, Duration lease, long node) {
        return tables.locked(() -> {
            Set<Long> lost = new HashSet<>(ids);
            for (MemoryInstance instance : tables.instances.held(ids, node)) {
                tables.instances.change(instance, i -> i.lease = tables.leaseUntil(lease));
                lost.remove(instance.id);
            }
            return lost;
        });
    }

    @Override
    public void close() {}
}
