package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Entered;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.MachineModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.TransitionTable.Row;
import dev.pawl.processor.model.ValueType.Component;
import dev.pawl.processor.model.ValueType.RecordType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** When a step runs, as an expression. */
record TriggerExpression(MachineModel model, Verbatim verbatim) {

    String of(Row row) {
        EventModel event = row.event();
        if (event instanceof Entered) {
            return say(Types.TRIGGER) + ".entered()";
        } else if (event instanceof Signalled signalled) {
            String signals = signalled.signals().stream()
                    .map(signal -> Plain.text(signal.name()))
                    .collect(Collectors.joining(", "));
            return say(Types.TRIGGER) + (signalled.all() ? ".signals(" : ".signal(") + signals + ")";
        } else if (event instanceof After after) {
            return say(Types.TRIGGER) + ".after(" + Plain.text(after.delay().toString()) + ")";
        } else if (event instanceof At at) {
            return at(row.state(), at.component());
        } else if (event instanceof Joined joined) {
            return joined(joined, row.state().abandon());
        } else if (event instanceof Threw threw) {
            return "new " + type("Threw") + "(" + say(threw.error()) + ".class)";
        }
        throw new IllegalArgumentException("no event: " + event);
    }

    /** The definitions are asked for later: while this one is made, the others may wait for it. */
    private String joined(Joined event, boolean abandon) {
        TypeName result = event.result();
        TypeName raw = result instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : result;
        String machines = event.machines().stream()
                .map(machine -> "() -> " + say(new Names(machine).machine()) + ".DEFINITION")
                .collect(Collectors.joining(", "));
        return "new " + type("Joined") + "(" + say(raw) + ".class, " + abandon + ", " + verbatim.type(List.class)
                + ".of(" + machines + "))";
    }

    private String at(StateModel state, String name) {
        Component component = component(state, name);
        boolean optional = component.type() instanceof ParameterizedTypeName parameterized
                && parameterized.rawType().equals(ClassName.get(Optional.class));
        return "new " + type("At") + "(" + Plain.text(component.json()) + ", state -> ((" + say(state.type())
                + ") state)." + component.name() + "()" + (optional ? ".orElse(null)" : "") + ")";
    }

    private Component component(StateModel state, String name) {
        RecordType record = (RecordType) Objects.requireNonNull(model.values().get(state.type()), state::name);
        return record.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String type(String name) {
        return say(Types.TRIGGER.nestedClass(name));
    }

    private String say(TypeName type) {
        return verbatim.type(type);
    }
}
