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
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Describes what may happen in a state; timers are called what the engine calls them. */
record EventDescriber(MachineModel machine, TransitionTable table) {

    List<DefinedEvent> of(StateModel state) {
        List<DefinedEvent> events = new ArrayList<>();
        for (Row row : table.rowsOf(state)) {
            events.add(event(row));
        }
        return List.copyOf(events);
    }

    private DefinedEvent event(Row row) {
        List<String> to = new ArrayList<>();
        for (StateModel target : row.step().returns().states()) {
            to.add(target.name());
        }
        String step = row.step().method();
        EventModel event = row.event();
        if (event instanceof Signalled signalled) {
            List<String> names = new ArrayList<>();
            for (SignalModel signal : signalled.signals()) {
                names.add(signal.name());
            }
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
        for (Component component : record.components()) {
            if (component.name().equals(at.component())) {
                return component.json();
            }
        }
        throw new IllegalArgumentException("no such component: " + at);
    }
}
