package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.memory.MemoryInstance.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is whose child, and which children are to be cancelled. Guarded by the store's lock. */
final class MemoryFamilies {

    /** The children that were spawned together. */
    private record Litter(long parent, long spawn) {}

    private final MemoryInstances instances;
    private final Map<Litter, TreeMap<Integer, MemoryInstance>> children = new HashMap<>();
    private final Map<Litter, TreeMap<Integer, String>> refused = new HashMap<>();
    private final Set<Litter> toCancel = new LinkedHashSet<>();

    MemoryFamilies(MemoryInstances instances) {
        this.instances = instances;
    }

    void add(MemoryInstance child, Birth birth) {
        children.computeIfAbsent(litter(birth), any -> new TreeMap<>()).put(birth.nth(), child);
    }

    void remove(MemoryInstance instance) {
        refused.keySet().removeIf(litter -> litter.parent() == instance.id);
        if (instance.birth != null) {
            children.computeIfPresent(litter(instance.birth), (any, litter) -> {
                litter.remove(instance.birth.nth());
                return litter.isEmpty() ? null : litter;
            });
        }
    }

    private static Litter litter(Birth birth) {
        return new Litter(birth.parent(), birth.spawn());
    }

    /** A child that was not inserted, for another instance has its key. */
    void refuse(Birth birth, @Nullable String key) {
        refused.computeIfAbsent(litter(birth), any -> new TreeMap<>()).put(birth.nth(), key == null ? "" : key);
    }

    /** Those that were spawned together, in their order. */
    Collection<MemoryInstance> children(long parent, long spawn) {
        return children.getOrDefault(new Litter(parent, spawn), new TreeMap<>()).values();
    }

    /** Those that have ended of the children that it waits for, in their order. */
    List<Ended> ended(MemoryInstance parent, MemoryDictionary dictionary) {
        if (parent.spawned == null) {
            return List.of();
        }
        TreeMap<Integer, Ended> ended = new TreeMap<>();
        for (MemoryInstance child : children(parent.id, parent.spawned)) {
            if (child.birth != null && !child.live()) {
                ended.put(
                        child.birth.nth(),
                        new Ended(
                                child.id,
                                child.key,
                                dictionary.state(child.state),
                                child.status,
                                child.data,
                                child.error));
            }
        }
        refused.getOrDefault(new Litter(parent.id, parent.spawned), new TreeMap<>())
                .forEach((nth, key) -> ended.put(nth, new Ended(0, key, null, Status.CANCELLED, "", null)));
        return new ArrayList<>(ended.values());
    }

    /** Whether somebody waits for its end. */
    boolean awaited(MemoryInstance child) {
        return waiting(child.birth) != null;
    }

    private @Nullable MemoryInstance waiting(@Nullable Birth birth) {
        MemoryInstance parent = birth == null ? null : instances.get(birth.parent());
        return parent == null || birth == null || parent.spawned == null || parent.spawned != birth.spawn()
                ? null
                : parent;
    }

    /** A child has ended, or was refused: the queue in which its parent is due now, if it is. */
    @Nullable String fewer(@Nullable Birth birth, Instant now) {
        MemoryInstance parent = waiting(birth);
        if (parent == null || parent.kids == null || parent.kids == 0) {
            return null;
        }
        int left = parent.kids - 1;
        boolean wakes = left == 0 && parent.wakes();
        instances.change(parent, p -> {
            p.kids = left;
            p.joinedAt = left == 0 ? now : null;
            p.due = wakes ? MemoryTimes.earliest(p.due, now) : p.due;
            p.status = left == 0 && p.status == Status.WAITING ? Status.RUNNABLE : p.status;
        });
        return left == 0 && parent.due != null ? parent.queue : null;
    }

    /** A child that had ended goes on. */
    void more(@Nullable Birth birth) {
        MemoryInstance parent = waiting(birth);
        if (parent != null && parent.kids != null) {
            int kids = parent.kids + 1;
            instances.change(parent, p -> {
                p.kids = kids;
                p.joinedAt = null;
            });
        }
    }

    /** The children that it waits for, if any are left, are to be cancelled. */
    void leave(MemoryInstance parent) {
        if (parent.spawned != null && parent.kids != null && parent.kids > 0) {
            toCancel.add(new Litter(parent.id, parent.spawned));
        }
    }

    /** The next of those that are to be cancelled; who has no more of them is forgotten. */
    List<MemoryInstance> toCancel(int limit) {
        List<MemoryInstance> batch = new ArrayList<>();
        for (Litter litter : List.copyOf(toCancel)) {
            for (MemoryInstance child : children(litter.parent(), litter.spawn())) {
                if (batch.size() == limit) {
                    return batch;
                }
                if (child.live()) {
                    batch.add(child);
                }
            }
            toCancel.remove(litter);
        }
        return batch;
    }
}
