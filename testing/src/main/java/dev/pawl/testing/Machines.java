package dev.pawl.testing;

import dev.pawl.runtime.Instance;
import dev.pawl.runtime.spi.MachineDefinition;
import dev.pawl.runtime.spi.SignalDefinition;
import dev.pawl.runtime.spi.StateDefinition;
import dev.pawl.runtime.spi.Transition;
import dev.pawl.runtime.spi.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the machines of a test could do from where an instance stands. */
final class Machines {

    private final List<MachineDefinition<?>> definitions;

    Machines(List<MachineDefinition<?>> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    private Optional<MachineDefinition<?>> definition(Instance<?> instance) {
        for (MachineDefinition<?> definition : definitions) {
            if (definition.name().equals(instance.machine()) && definition.version() == instance.version()) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    private List<Transition> transitions(Instance<?> instance) {
        return definition(instance).stream()
                .flatMap(definition -> definition.transitions().stream())
                .filter(transition -> transition.from().equals(instance.stateName()))
                .toList();
    }

    /** The signals that its state takes. */
    Set<String> signals(Instance<?> instance) {
        Set<String> names = new TreeSet<>();
        for (Transition transition : transitions(instance)) {
            if (transition.trigger() instanceof Trigger.Signalled signalled) {
                names.addAll(signalled.signals());
            }
        }
        return names;
    }

    /** The timers of its state with their times, whether they have fired or not; the earliest first. */
    Map<String, Instant> timers(Instance<?> instance) {
        Map<String, Instant> timers = new TreeMap<>();
        for (Transition transition : transitions(instance)) {
            if (transition.trigger() instanceof Trigger.After after) {
                timers.put(after.delay().toString(), instance.enteredAt().plus(after.delay()));
            } else if (transition.trigger() instanceof Trigger.At at
                    && instance.state().isPresent()) {
                Instant due = at.due().apply(instance.state().get());
                if (due != null) {
                    timers.put(at.component(), due);
                }
            }
        }
        return timers;
    }

    /** The same as words. */
    List<String> timerWords(Instance<?> instance) {
        List<String> words = new ArrayList<>();
        timers(instance).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(timer -> words.add("timer " + timer.getKey() + " at " + timer.getValue()));
        return words;
    }

    /** The name of a signal's or a state's record, for the machine of an instance. */
    String name(Instance<?> instance, Class<?> type) {
        Optional<MachineDefinition<?>> definition = definition(instance);
        if (definition.isPresent()) {
            for (SignalDefinition<?> signal : definition.get().signals()) {
                if (signal.type() == type) {
                    return signal.name();
                }
            }
            StateDefinition<?> state = state(definition.get(), type);
            if (state != null) {
                return state.name();
            }
        }
        return type.getSimpleName();
    }

    private static @Nullable StateDefinition<?> state(MachineDefinition<?> definition, Class<?> type) {
        for (StateDefinition<?> state : definition.states()) {
            if (state.type() == type) {
                return state;
            }
        }
        return null;
    }
}
