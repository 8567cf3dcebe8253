package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.Roster;
import dev.pawl.runtime.internal.store.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the node knows. */
final class MemoryRoster implements Roster {

    private static final Comparator<Unknown> BY_NAME = Comparator.comparing(
            Unknown::key,
            Comparator.comparing(StateKey::machine)
                    .thenComparing(StateKey::version)
                    .thenComparing(StateKey::state)
                    .thenComparing(StateKey::shape));

    private final MemoryTables tables;

    MemoryRoster(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<Integer, Long> known(int[] states, Duration every, Duration grace) {
        Set<Integer> mine = IntStream.of(states).boxed().collect(Collectors.toSet());
        return tables.locked(() -> {
            Map<Integer, Long> back = new HashMap<>();
            for (MemoryState state : tables.dictionary.states()) {
                if (mine.contains(state.number) && silent(state, every.dividedBy(2))) {
                    state.knownAt = tables.now();
                    state.heardAt = tables.life();
                }
                if (state.asideAt != null && !silent(state, grace)) {
                    back.put(state.number, state.asides);
                }
            }
            return back;
        });
    }

    private boolean silent(MemoryState state, Duration time) {
        return Duration.ofNanos(tables.life() - state.heardAt).compareTo(time) > 0;
    }

    @Override
    public Map<StateKey, Integer> setAside(Duration grace, int limit) {
        return tables.locked(() -> {
            Instant now = tables.now();
            Map<Integer, MemoryState> gone = tables.dictionary.states().stream()
                    .filter(state -> silent(state, grace))
                    .collect(Collectors.toMap(state -> state.number, state -> state));
            Map<StateKey, Integer> aside = new HashMap<>();
            for (MemoryInstance instance : due(gone, now, limit)) {
                tables.instances.change(instance, i -> i.hold(MemoryInstance.ASIDE));
                aside.merge(tables.dictionary.state(instance.state), 1, Integer::sum);
            }
            for (MemoryState state : gone.values()) {
                if (aside.containsKey(state.key)) {
                    state.asideAt = now;
                    state.asides++;
                }
            }
            return aside;
        });
    }

    /** What is due in those states, of each queue first what claims meet first. */
    private List<MemoryInstance> due(Map<Integer, MemoryState> states, Instant now, int limit) {
        List<MemoryInstance> due = new ArrayList<>();
        for (String queue : tables.instances.queues()) {
            List<NavigableSet<MemoryInstance>> priorities = tables.instances.due(queue);
            for (int priority = priorities.size() - 1; priority >= 0 && due.size() < limit; priority--) {
                priorities.get(priority).stream()
                        .takeWhile(instance -> instance.due != null && !instance.due.isAfter(now))
                        .filter(instance -> states.containsKey(instance.state))
                        .limit(limit - due.size())
                        .forEach(due::add);
            }
        }
        return due;
    }

    @Override
    public Back bringBack(Collection<Integer> states, long after, int limit) {
        Set<Integer> known = Set.copyOf(states);
        return tables.locked(() -> {
            Instant now = tables.now();
            List<MemoryInstance> stretch = tables.instances.held().stream()
                    .filter(instance -> (instance.held & MemoryInstance.ASIDE) != 0 && instance.id > after)
                    .limit(limit)
                    .toList();
            int count = 0;
            Set<String> queues = new TreeSet<>();
            for (MemoryInstance instance : stretch) {
                if (known.contains(instance.state)) {
                    tables.instances.change(instance, i -> i.letGo(MemoryInstance.ASIDE, now));
                    count++;
                    queues.add(instance.queue);
                }
            }
            return new Back(stretch.isEmpty() ? null : stretch.get(stretch.size() - 1).id, count, queues);
        });
    }

    @Override
    public void settled(Map<Integer, Long> states) {
        tables.locked(() -> {
            for (MemoryState state : tables.dictionary.states()) {
                Long asides = states.get(state.number);
                if (asides != null && asides == state.asides) {
                    state.asideAt = null;
                }
            }
            return states;
        });
    }

    @Override
    public List<Unknown> unknown() {
        return tables.locked(() -> {
            List<Unknown> unknown = new ArrayList<>();
            for (MemoryState state : tables.dictionary.states()) {
                if (state.asideAt != null) {
                    unknown.add(new Unknown(state.key, state.knownAt, state.asideAt));
                }
            }
            unknown.sort(BY_NAME);
            return unknown;
        });
    }
}
