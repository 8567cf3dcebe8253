package dev.pawl.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.StepModel;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code run}: the call of each step by its number. */
record RunMethod(Draft draft) implements Feature {

    private static final TypeName ANY_CONTEXT =
            ParameterizedTypeName.get(Types.STEP_CONTEXT, WildcardTypeName.subtypeOf(Object.class));

    /** The parameters of {@code run}, with its number of the step in front. */
    static MethodSpec.Builder signature() {
        return MethodSpec.methodBuilder("run")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Object.class)
                .addParameter(int.class, "step")
                .addParameter(Object.class, "state")
                .addParameter(Object.class, "event")
                .addParameter(ANY_CONTEXT, "context")
                .addParameter(Connection.class, "connection")
                .addException(Throwable.class);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder method = signature();
        if (draft.model().steps().stream().anyMatch(RunMethod::isUnchecked)) {
            method.addComment("The engine hands each step what its row of the table says.");
            method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        method.addCode("return switch (step) {\n$>");
        for (StepModel step : draft.model().steps()) {
            method.addStatement(
                    "case " + step.number() + " -> machine." + Plain.name(step.method()) + "($L)", arguments(step));
        }
        method.addStatement(
                "default -> throw new $T($S + step)",
                IllegalArgumentException.class,
                draft.model().name() + " has no step ");
        type.addMethod(method.addCode("$<};\n").build());
    }

    private static CodeBlock arguments(StepModel step) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("($T) state", step.from()));
        EventModel event = step.event();
        if (event instanceof Signalled signalled) {
            arguments.add(CodeBlock.of("($T) event", parameter(signalled)));
        } else if (event instanceof Joined joined) {
            arguments.add(CodeBlock.of("($T) event", ParameterizedTypeName.get(Types.CHILDREN, joined.result())));
        } else if (event instanceof Threw threw) {
            arguments.add(CodeBlock.of("($T) event", threw.error()));
        }
        if (step.context()) {
            arguments.add(CodeBlock.of("($T) context", ParameterizedTypeName.get(Types.STEP_CONTEXT, step.from())));
        }
        if (step.connection()) {
            arguments.add(CodeBlock.of("connection"));
        }
        return arguments.stream().collect(CodeBlock.joining(", "));
    }

    private static TypeName parameter(Signalled event) {
        return event.all() ? ParameterizedTypeName.get(ClassName.get(List.class), event.type()) : event.type();
    }

    private static boolean isUnchecked(StepModel step) {
        return step.context()
                || step.event() instanceof Joined
                || step.event() instanceof Signalled signalled && signalled.all();
    }
}
