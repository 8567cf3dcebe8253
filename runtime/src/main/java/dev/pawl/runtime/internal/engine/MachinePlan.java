package dev.pawl.runtime.internal.engine;

import dev.pawl.runtime.internal.store.StateId;
import dev.pawl.runtime.internal.store.StateKey;
import dev.pawl.runtime.spi.GeneratedMachine;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A machine as this engine runs it: its states by type and by the store's numbers. Immutable. */
final class MachinePlan {

    private final GeneratedMachine<?> machine;
    private final Map<Class<?>, StatePlan> byType = new HashMap<>();

    /** @param ids the store's numbers for a state */
    MachinePlan(GeneratedMachine<?> machine, Function<StateDefinition<?>, StateId> ids) {
        this.machine = machine;
        MachineDefinition<?> definition = machine.definition();
        for (StateDefinition<?> state : definition.states()) {
            byType.put(state.type(), new StatePlan(this, state, ids.apply(state)));
        }
    }

    static StateKey key(MachineDefinition<?> definition, StateDefinition<?> state) {
        return key(definition, state, state.shape());
    }

    static StateKey key(MachineDefinition<?> definition, StateDefinition<?> state, int shape) {
        return new StateKey(definition.name(), definition.version(), state.name(), shape);
    }

    /** Every state in every shape that can be read. */

    static List<StateKey> keys(MachineDefinition<?> definition) {
        List<StateKey> keys = new ArrayList<>();
        for (StateDefinition<?> state : definition.states()) {
            keys.add(key(definition, state));
            state.older().forEach(older -> keys.add(key(definition, state, older.shape())));
        }
        return keys;
    }

    GeneratedMachine<?> machine() {
        return machine;
    }

    MachineDefinition<?> definition() {
        return machine.definition();
    }

    Iterable<StatePlan> states() {
        return byType.values();
    }

    /** The plan of the state that a value is of, or null if it is no state of the machine. */
    @Nullable StatePlan stateOf(Object value) {
        return byType.get(value.getClass());
    }
}
