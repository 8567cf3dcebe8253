package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Definition.DefinedEvent;
import dev.pawl.processor.definition.Definition.DefinedEvent.Kind;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.model.ValueType.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Describes what may happen in a state; timers are called what the engine calls them. */
record EventDescriber(MachineModel machine, TransitionTable table) {

    List<DefinedEvent> of(StateModel state) {
        return table.rowsOf(state).stream().map(this::event).toList();
    }

    private DefinedEvent event(Row row) {
        List<String> to =
                row.step().returns().states().stream().map(StateModel::name).toList();
        String step = row.step().method();
        EventModel event = row.event();
        if (event instanceof Signalled signalled) {
            List<String> names =
                    signalled.signals().stream().map(SignalModel::name).toList();
            return new DefinedEvent(Kind.SIGNAL, names, signalled.all(), step, to);
        } else if (event instanceof After after) {
            String id = "after " + Duration.parse(after.delay());
            return new DefinedEvent(Kind.TIMER, List.of(id), false, step, to);
        } else if (event instanceof At at) {
            return new DefinedEvent(Kind.TIMER, List.of("at " + json(row.state(), at)), false, step, to);
        } else if (event instanceof Joined joined) {
            return new DefinedEvent(Kind.CHILDREN, joined.results(), false, step, to);
        } else if (event instanceof Threw threw) {
            return new DefinedEvent(Kind.ERROR, List.of(threw.error().toString()), false, step, to);
        }
        return new DefinedEvent(Kind.ENTERED, List.of(), false, step, to);
    }

    private String json(StateModel state, At at) {
        RecordType record = (RecordType) Objects.requireNonNull(machine.values().get(state.type()), state::name);
        return record.components().stream()
                .filter(component -> component.name().equals(at.component()))
                .findFirst()
                .orElseThrow()
                .json();
    }
}
