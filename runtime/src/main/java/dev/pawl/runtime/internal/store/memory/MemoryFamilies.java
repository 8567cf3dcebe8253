package dev.pawl.runtime.internal.store.memory;

import dev.pawl.Status;
import dev.pawl.runtime.internal.store.Ended;
import dev.pawl.runtime.internal.store.Gate;
import dev.pawl.runtime.internal.store.Sweep;
import dev.pawl.runtime.internal.store.memory.MemoryInstance.Birth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is whose child, and which children are to be cancelled. Guarded by the store's lock. */
final class MemoryFamilies {

    /** The children that were spawned together. */
    private record Litter(long parent, long spawn) implements Comparable<Litter> {

        @Override
        public int compareTo(Litter that) {
            int byParent = Long.compare(parent, that.parent);
            return byParent != 0 ? byParent : Long.compare(spawn, that.spawn);
        }
    }

    private final MemoryInstances instances;
    private final TreeMap<Litter, TreeMap<Integer, MemoryInstance>> children = new TreeMap<>();
    private final TreeMap<Litter, TreeMap<Integer, String>> refused = new TreeMap<>();
    private final TreeSet<Litter> toCancel = new TreeSet<>();

    MemoryFamilies(MemoryInstances instances) {
        this.instances = instances;
    }

    void add(MemoryInstance child, Birth birth) {
        children.computeIfAbsent(litter(birth), any -> new TreeMap<>()).put(birth.nth(), child);
    }

    void remove(MemoryInstance instance) {
        of(refused, instance.id).clear();
        if (instance.birth != null) {
            children.computeIfPresent(litter(instance.birth), (any, litter) -> {
                litter.remove(instance.birth.nth());
                return litter.isEmpty() ? null : litter;
            });
        }
    }

    /** What there is of a parent, for all that were spawned together in their order. */
    private static <V> NavigableMap<Litter, V> of(TreeMap<Litter, V> all, long parent) {
        return all.subMap(new Litter(parent, Long.MIN_VALUE), true, new Litter(parent, Long.MAX_VALUE), true);
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

    /** All children of one in the order in which they were spawned, those behind a child, if there is one. */
    List<MemoryInstance> children(long parent, @Nullable Birth after, int limit) {
        return of(children, parent).values().stream()
                .flatMap(litter -> litter.values().stream())
                .filter(child -> after == null || child.birth != null && behind(child.birth, after))
                .limit(limit)
                .toList();
    }

    private static boolean behind(Birth birth, Birth after) {
        return birth.spawn() > after.spawn() || birth.spawn() == after.spawn() && birth.nth() > after.nth();
    }

    /** Whether children were spawned at a revision, be it that all of them were refused. */
    boolean spawned(long parent, long spawn) {
        Litter litter = new Litter(parent, spawn);
        return children.containsKey(litter) || refused.containsKey(litter);
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
            if (wakes) {
                p.wake(now);
            }
            p.status = left == 0 && p.status == Status.WAITING ? Status.RUNNABLE : p.status;
        });
        return left == 0 && parent.due != null ? parent.queue : null;
    }

    /**
     * A child that had ended goes on. A parent that is in somebody's hand with all children ended, may be at the join, and has
     * read them without this one: its outcome is void, and it is due at once.
     *
     * @return the gate at which that has left its place, if there is one
     */
    @Nullable Gate more(@Nullable Birth birth, Instant now) {
        MemoryInstance parent = waiting(birth);
        if (parent == null || parent.kids == null) {
            return null;
        }
        int kids = parent.kids + 1;
        boolean voided = parent.lease != null && parent.joinedAt != null;
        instances.change(parent, p -> {
            p.kids = kids;
            p.joinedAt = null;
            if (voided) {
                p.giveBack(now);
            }
        });
        return parent.gate;
    }

    /** The children that it waits for, if any are left, are to be cancelled. */
    void leave(MemoryInstance parent) {
        if (parent.spawned != null && parent.kids != null && parent.kids > 0) {
            toCancel.add(new Litter(parent.id, parent.spawned));
        }
    }

    /** Whether there may be children to cancel. */
    boolean orphans() {
        return !toCancel.isEmpty();
    }

    /** The children that were spawned at a revision are waited for again. */
    void takeBack(MemoryInstance parent, long spawn) {
        toCancel.remove(new Litter(parent.id, spawn));
    }

    /** Cancels some of those that are to be; whoever has no more of them is forgotten. */
    Sweep cancel(Sweep from, int limit, Consumer<MemoryInstance> cancel) {
        List<Litter> parents = toCancel.tailSet(new Litter(from.parent(), from.spawn()), false).stream()
                .limit(limit)
                .toList();
        int cancelled = 0;
        for (Litter litter : parents) {
            List<MemoryInstance> batch = children(litter.parent(), litter.spawn()).stream()
                    .filter(MemoryInstance::live)
                    .limit(limit - cancelled)
                    .toList();
            batch.forEach(cancel);
            cancelled += batch.size();
            if (children(litter.parent(), litter.spawn()).stream().noneMatch(MemoryInstance::live)) {
                toCancel.remove(litter);
            }
        }
        if (cancelled == limit) {
            return new Sweep(limit, from.parent(), from.spawn(), false);
        }
        if (parents.size() < limit) {
            return new Sweep(cancelled, 0, 0, true);
        }
        Litter last = parents.get(parents.size() - 1);
        return new Sweep(cancelled, last.parent(), last.spawn(), false);
    }
}
