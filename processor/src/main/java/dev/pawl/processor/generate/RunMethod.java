package dev.pawl.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
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
        Body body = Body.ofMachine().line("return switch (step) {").in();
        for (StepModel step : draft.model().steps()) {
            body.line("case " + step.number() + " -> machine." + step.method() + "(" + arguments(step) + ");");
        }
        body.line("default -> throw new " + draft.verbatim().type(IllegalArgumentException.class) + "("
                        + Plain.text(draft.model().name() + " has no step ") + " + step);")
                .out()
                .line("};");
        type.addMethod(method.addCode(draft.verbatim().line(body.toString())).build());
    }

    private String arguments(StepModel step) {
        StringBuilder arguments = new StringBuilder(cast(step.from()) + "state");
        EventModel event = step.event();
        if (event instanceof Signalled signalled) {
            arguments.append(", ").append(cast(parameter(signalled))).append("event");
        } else if (event instanceof Joined joined) {
            TypeName children = ParameterizedTypeName.get(Types.CHILDREN, joined.result());
            arguments.append(", ").append(cast(children)).append("event");
        } else if (event instanceof Threw threw) {
            arguments.append(", ").append(cast(threw.error())).append("event");
        }
        if (step.context()) {
            TypeName context = ParameterizedTypeName.get(Types.STEP_CONTEXT, step.from());
            arguments.append(", ").append(cast(context)).append("context");
        }
        return arguments.append(step.connection() ? ", connection" : "").toString();
    }

    private String cast(TypeName type) {
        return "(" + draft.verbatim().type(type) + ") ";
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
