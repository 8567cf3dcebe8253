package dev.pawl.processor.definition;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.definition.Definition.DefinedSignal;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Definition.Gone;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.OlderModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes a machine, its shapes numbered after those that were accepted before. */
public final class Describer {

    private final MachineModel machine;
    private final TransitionTable table;
    private final Optional<Definition> before;
    private final ShapeDescriber shapes;

    private Describer(MachineModel machine, TransitionTable table, Optional<Definition> before) {
        this.machine = machine;
        this.table = table;
        this.before = before;
        this.shapes = new ShapeDescriber(machine);
    }

    /** The definition of a machine without mistakes. */
    public static Definition describe(MachineModel machine, TransitionTable table, Optional<Definition> before) {
        return new Describer(machine, table, before).describe();
    }

    /** What the documents hold that a record is read from; its number means nothing. */
    public static Shape shape(MachineModel machine, TypeName record) {
        return new ShapeDescriber(machine).of(record);
    }

    private Definition describe() {
        EventDescriber events = new EventDescriber(machine, table);
        List<DefinedState> states = new ArrayList<>();
        for (StateModel state : machine.states()) {
            Numbered numbered = numbered(state);
            states.add(new DefinedState(
                    state.name(),
                    state.initial(),
                    state.terminal(),
                    state.retired(),
                    state.abandon(),
                    numbered.shape(),
                    numbered.older(),
                    events.of(state)));
        }
        List<DefinedSignal> signals = new ArrayList<>();
        for (SignalModel signal : machine.signals()) {
            signals.add(signal(signal));
        }
        return new Definition(machine.name(), machine.version(), machine.queue(), states, signals, gone());
    }

    private DefinedSignal signal(SignalModel signal) {
        Optional<DefinedSignal> known =
                before.isEmpty() ? Optional.empty() : before.get().signal(signal.name());
        Shape shape = shapes.of(signal.type());
        Numbered numbered = known.isEmpty()
                ? Numbered.of(shape, Optional.empty(), List.of(), 0)
                : Numbered.of(
                        shape, Optional.of(known.get().shape()), known.get().older(), 0);
        return new DefinedSignal(signal.name(), numbered.shape(), numbered.older());
    }

    private Numbered numbered(StateModel state) {
        Shape shape = shapes.of(state.type());
        Optional<DefinedState> known =
                before.isEmpty() ? Optional.empty() : before.get().state(state.name());
        int used = 0;
        for (OlderModel older : machine.older()) {
            if (older.state().equals(state.name())) {
                used = Math.max(used, older.until());
            }
        }
        for (Gone gone : before.isEmpty() ? List.<Gone>of() : before.get().gone()) {
            if (gone.name().equals(state.name())) {
                used = Math.max(used, gone.shape());
            }
        }
        return known.isEmpty()
                ? Numbered.of(shape, Optional.empty(), List.of(), used)
                : Numbered.of(
                        shape, Optional.of(known.get().shape()), known.get().older(), used);
    }

    /** The states that were there once; one that comes back is gone no more, and goes on counting. */
    private List<Gone> gone() {
        Map<String, Gone> gone = new LinkedHashMap<>();
        if (before.isPresent()) {
            for (Gone state : before.get().gone()) {
                gone.put(state.name(), state);
            }
            for (DefinedState state : before.get().states()) {
                gone.put(state.name(), new Gone(state.name(), state.shape().number()));
            }
        }
        for (StateModel state : machine.states()) {
            gone.remove(state.name());
        }
        return List.copyOf(gone.values());
    }
}
