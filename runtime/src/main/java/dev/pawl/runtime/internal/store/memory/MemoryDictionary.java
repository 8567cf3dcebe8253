package dev.pawl.runtime.internal.store.memory;

import dev.pawl.runtime.internal.store.MachineSettings;
import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The numbers of machines and states, and what machines' instances have in common. Guarded by the store's lock. */
final class MemoryDictionary {

    private static final MachineSettings UNSAID = new MachineSettings(true, null);

    private final Map<String, Integer> machines = new HashMap<>();
    private final Map<Integer, MachineSettings> settings = new TreeMap<>();
    private final Map<StateKey, StateId> ids = new HashMap<>();
    private final List<MemoryState> states = new ArrayList<>();
    private final InstantSource clock;
    private final LongSupplier life;

    MemoryDictionary(InstantSource clock, LongSupplier life) {
        this.clock = clock;
        this.life = life;
    }

    Map<StateKey, StateId> register(Collection<StateKey> keys) {
        Map<StateKey, StateId> known = new HashMap<>();
        for (StateKey key : keys) {
            known.put(key, ids.computeIfAbsent(key, this::add));
        }
        return known;
    }

    private StateId add(StateKey key) {
        int machine = machines.computeIfAbsent(key.machine(), any -> machines.size() + 1);
        settings.putIfAbsent(machine, UNSAID);
        states.add(new MemoryState(key, states.size() + 1, MemoryTimes.now(clock), life.getAsLong()));
        return new StateId(machine, states.size());
    }

    void configure(String machine, MachineSettings said) {
        Integer number = machine(machine);
        if (number != null) {
            settings.put(number, said);
        }
    }

    @Nullable Integer machine(String name) {
        return machines.get(name);
    }

    /** The name of a machine. */
    String name(int machine) {
        for (Map.Entry<String, Integer> entry : machines.entrySet()) {
            if (entry.getValue() == machine) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no machine has the number " + machine);
    }

    /** What was said of each machine. */
    Map<Integer, MachineSettings> settings() {
        return settings;
    }

    boolean recorded(int machine) {
        return settings.getOrDefault(machine, UNSAID).history();
    }

    /** All states, in the order of their numbers. */
    List<MemoryState> states() {
        return states;
    }

    StateKey state(int number) {
        return states.get(number - 1).key;
    }
}
