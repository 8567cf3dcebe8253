package dev.pawl.runtime.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine as the compiler knows it: names, states, signals and the transition table. Immutable.
 *
 * @param <R> what an instance ends with
 */
public final class MachineDefinition<R> {

    private final String name;
    private final int version;
    private final String queue;
    private final List<StateDefinition<?>> states;
    private final List<SignalDefinition<?>> signals;
    private final List<Transition> transitions;
    private final Map<Class<?>, StateDefinition<?>> statesByType = new HashMap<>();
    private final Map<Class<?>, SignalDefinition<?>> signalsByType = new HashMap<>();

    /**
     * @param queue where instances go unless an insert says otherwise
     * @param transitions one row for each state that is not terminal and each event it takes, superstates resolved; the
     *     error rows of a state in the order in which they are tried
     */
    public MachineDefinition(
            String name,
            int version,
            String queue,
            List<StateDefinition<?>> states,
            List<SignalDefinition<?>> signals,
            List<Transition> transitions) {
        this.name = name;
        this.version = version;
        this.queue = queue;
        this.states = List.copyOf(states);
        this.signals = List.copyOf(signals);
        this.transitions = List.copyOf(transitions);
        for (StateDefinition<?> state : states) {
            statesByType.put(state.type(), state);
        }
        for (SignalDefinition<?> signal : signals) {
            signalsByType.put(signal.type(), signal);
        }
    }

    /** The machine's name in the database. */
    public String name() {
        return name;
    }

    /** The machine's version, from 1. */
    public int version() {
        return version;
    }

    /** The queue of instances whose insert names none. */
    public String queue() {
        return queue;
    }

    /** All states, in the order of the source. */
    public List<StateDefinition<?>> states() {
        return states;
    }

    /** All signals, in the order of the source. */
    public List<SignalDefinition<?>> signals() {
        return signals;
    }

    /** The transition table. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** The state that a value is of, or null if it is no state of this machine. */
    public @Nullable StateDefinition<?> stateOf(Object value) {
        return statesByType.get(value.getClass());
    }

    /** The signal that a value is of, or null if it is no signal of this machine. */
    public @Nullable SignalDefinition<?> signalOf(Object value) {
        return signalsByType.get(value.getClass());
    }

    /** The state with that name that has, or had, that shape. */
    public Optional<StateDefinition<?>> state(String state, int shape) {
        for (StateDefinition<?> candidate : states) {
            if (candidate.name().equals(state) && candidate.reads(shape)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}
