package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.internal.store.Store;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The store's numbers for machines' states, asked for once a machine. Thread-safe. */
final class Dictionary {

    private final Store store;
    private final Map<MachineDefinition<?>, Map<StateKey, StateId>> known = new ConcurrentHashMap<>();

    Dictionary(Store store) {
        this.store = store;
    }

    Map<StateKey, StateId> ids(MachineDefinition<?> definition) {
        Map<StateKey, StateId> ids = known.get(definition);
        if (ids == null) {
            ids = store.register(MachinePlan.keys(definition));
            known.put(definition, ids);
        }
        return ids;
    }

    /** The numbers of a state as it is today. */
    StateId id(MachineDefinition<?> definition, StateDefinition<?> state) {
        return id(definition, state, state.shape());
    }

    /** The numbers of a state in a shape that it has or had. */
    StateId id(MachineDefinition<?> definition, StateDefinition<?> state, int shape) {
        StateId id = ids(definition).get(MachinePlan.key(definition, state, shape));
        return Objects.requireNonNull(id, () -> "the store gave no number for " + state + " of " + definition);
    }

    /** The number of a machine, all versions of it. */
    int machine(MachineDefinition<?> definition) {
        return ids(definition).values().iterator().next().machine();
    }
}
