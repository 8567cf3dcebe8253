package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
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
record TriggerExpression(MachineModel model) {

    CodeBlock of(Row row) {
        EventModel event = row.event();
        if (event instanceof Entered) {
            return CodeBlock.of("$T.entered()", Types.TRIGGER);
        } else if (event instanceof Signalled signalled) {
            String signals = signalled.signals().stream()
                    .map(signal -> Plain.text(signal.name()))
                    .collect(Collectors.joining(", "));
            return CodeBlock.of("$T." + (signalled.all() ? "signals(" : "signal(") + signals + ")", Types.TRIGGER);
        } else if (event instanceof After after) {
            return CodeBlock.of("$T.after(" + Plain.text(after.delay().toString()) + ")", Types.TRIGGER);
        } else if (event instanceof At at) {
            return at(row.state(), at.component());
        } else if (event instanceof Joined joined) {
            return joined(joined, row.state().abandon());
        } else if (event instanceof Threw threw) {
            return CodeBlock.of("new $T($T.class)", type("Threw"), threw.error());
        }
        throw new IllegalArgumentException("no event: " + event);
    }

    /** The definitions are asked for later: while this one is made, the others may wait for it. */
    private static CodeBlock joined(Joined event, boolean abandon) {
        TypeName result = event.result();
        return CodeBlock.of(
                "new $T($T.class, $L, $T.of($L))",
                type("Joined"),
                result instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : result,
                abandon,
                List.class,
                event.machines().stream()
                        .map(machine -> CodeBlock.of("() -> $T.DEFINITION", new Names(machine).machine()))
                        .collect(CodeBlock.joining(", ")));
    }

    private CodeBlock at(StateModel state, String name) {
        Component component = component(state, name);
        boolean optional = component.type() instanceof ParameterizedTypeName parameterized
                && parameterized.rawType().equals(ClassName.get(Optional.class));
        return CodeBlock.of(
                "new $T($S, state -> (($T) state).$N()$L)",
                type("At"),
                component.json(),
                state.type(),
                component.name(),
                optional ? ".orElse(null)" : "");
    }

    private Component component(StateModel state, String name) {
        RecordType record = (RecordType) Objects.requireNonNull(model.values().get(state.type()), state::name);
        return record.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ClassName type(String name) {
        return Types.TRIGGER.nestedClass(name);
    }
}
