package dev.pawl.runtime.internal.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The instances and their indexes, the same that Postgres has. Guarded by the store's lock. */
final class MemoryInstances {

    private static final int PRIORITIES = 10;

    private record Key(int machine, String key) {}

    private static final Comparator<MemoryInstance> BY_ID = Comparator.comparingLong(i -> i.id);
    private static final Comparator<MemoryInstance> BY_DUE = Comparator.<MemoryInstance, Instant>comparing(
                    i -> Objects.requireNonNull(i.due))
            .thenComparing(BY_ID);
    private static final Comparator<MemoryInstance> BY_LEASE = Comparator.<MemoryInstance, Long>comparing(
                    i -> Objects.requireNonNull(i.lease))
            .thenComparing(BY_ID);
    private static final Comparator<MemoryInstance> BY_END = Comparator.<MemoryInstance, Instant>comparing(
                    i -> Objects.requireNonNull(i.endedAt))
            .thenComparing(BY_ID);

    private final TreeMap<Long, MemoryInstance> all = new TreeMap<>();
    private final Map<String, List<NavigableSet<MemoryInstance>>> due = new HashMap<>();
    private final NavigableSet<MemoryInstance> leased = new TreeSet<>(BY_LEASE);
    private final Map<Key, MemoryInstance> live = new HashMap<>();
    private final Map<Key, NavigableSet<MemoryInstance>> endedByKey = new HashMap<>();
    private final Map<Integer, NavigableSet<MemoryInstance>> ended = new TreeMap<>();
    private final Map<Integer, TreeMap<Long, MemoryInstance>> ofMachine = new HashMap<>();
    private final NavigableSet<MemoryInstance> held = new TreeSet<>(BY_ID);
    private final MemoryFamilies families = new MemoryFamilies(this);
    private final MemoryLines lines = new MemoryLines();
    private long lastId;

    long nextId() {
        return ++lastId;
    }

    void add(MemoryInstance instance) {
        all.put(instance.id, instance);
        ofMachine.computeIfAbsent(instance.machine, any -> new TreeMap<>()).put(instance.id, instance);
        if (instance.birth != null) {
            families.add(instance, instance.birth);
        }
        index(instance);
    }

    MemoryFamilies families() {
        return families;
    }

    MemoryLines lines() {
        return lines;
    }

    void change(MemoryInstance instance, Consumer<MemoryInstance> change) {
        unindex(instance);
        change.accept(instance);
        index(instance);
    }

    void remove(MemoryInstance instance) {
        unindex(instance);
        all.remove(instance.id);
        ofMachine(instance.machine).remove(instance.id);
        families.remove(instance);
    }

    private void index(MemoryInstance instance) {
        lines.add(instance);
        if (instance.due != null) {
            due(instance.queue).get(instance.priority).add(instance);
        }
        if (instance.lease != null) {
            leased.add(instance);
        }
        if (instance.held != 0) {
            held.add(instance);
        }
        if (instance.endedAt != null) {
            ended(instance.machine).add(instance);
        }
        if (instance.key != null) {
            Key key = new Key(instance.machine, instance.key);
            if (instance.live()) {
                live.put(key, instance);
            } else {
                endedByKey.computeIfAbsent(key, any -> new TreeSet<>(BY_END)).add(instance);
            }
        }
    }

    private void unindex(MemoryInstance instance) {
        lines.remove(instance);
        if (instance.due != null) {
            due(instance.queue).get(instance.priority).remove(instance);
        }
        if (instance.lease != null) {
            leased.remove(instance);
        }
        held.remove(instance);
        if (instance.endedAt != null) {
            ended(instance.machine).remove(instance);
        }
        if (instance.key != null) {
            Key key = new Key(instance.machine, instance.key);
            if (instance.live()) {
                live.remove(key);
            } else {
                endedByKey.computeIfPresent(key, (any, those) -> {
                    those.remove(instance);
                    return those.isEmpty() ? null : those;
                });
            }
        }
    }

    @Nullable MemoryInstance get(long id) {
        return all.get(id);
    }

    @Nullable MemoryInstance get(int machine, long id) {
        MemoryInstance instance = all.get(id);
        return instance == null || instance.machine != machine ? null : instance;
    }

    @Nullable MemoryInstance live(int machine, @Nullable String key) {
        return key == null ? null : live.get(new Key(machine, key));
    }

    @Nullable MemoryInstance lastEnded(int machine, String key) {
        NavigableSet<MemoryInstance> those = endedByKey.get(new Key(machine, key));
        return those == null ? null : those.last();
    }

    /** Whether a live instance has the key of this one. */
    boolean keyTaken(MemoryInstance instance) {
        return live(instance.machine, instance.key) != null;
    }

    /** What may be claimed of a queue, the longest due first, for each priority from 0. */
    List<NavigableSet<MemoryInstance>> due(String queue) {
        return due.computeIfAbsent(queue, any -> {
            List<NavigableSet<MemoryInstance>> priorities = new ArrayList<>(PRIORITIES);
            for (int priority = 0; priority < PRIORITIES; priority++) {
                priorities.add(new TreeSet<>(BY_DUE));
            }
            return priorities;
        });
    }

    /** The queues in which anything was ever due. */
    Set<String> queues() {
        return Collections.unmodifiableSet(due.keySet());
    }

    /** What executes, by the end of its lease. */
    NavigableSet<MemoryInstance> leased() {
        return leased;
    }

    /** What is held, by id. */
    NavigableSet<MemoryInstance> held() {
        return held;
    }

    /** What has ended of a machine, the oldest end first. */
    NavigableSet<MemoryInstance> ended(int machine) {
        return ended.computeIfAbsent(machine, any -> new TreeSet<>(BY_END));
    }

    TreeMap<Long, MemoryInstance> ofMachine(int machine) {
        return ofMachine.computeIfAbsent(machine, any -> new TreeMap<>());
    }

    TreeMap<Long, MemoryInstance> all() {
        return all;
    }

    /** Those that there are, in the order of ids. */
    List<MemoryInstance> all(Collection<Long> ids) {
        return ids.stream()
                .distinct()
                .sorted()
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those of them that a node holds. */
    List<MemoryInstance> held(Collection<Long> ids, long node) {
        return all(ids).stream()
                .filter(instance -> instance.node != null && instance.node == node)
                .toList();
    }
}
