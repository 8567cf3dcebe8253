package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pawl.processor.model.EventModel;
import dev.pawl.processor.model.EventModel.Joined;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import dev.pawl.processor.model.StepModel;

/** {@code run}: the call of each step by its number. */
record RunMethod(Draft draft) implements Feature {

    private static final TypeName ANY_CONTEXT =
            ParameterizedTypeName.get(Types.STEP_CONTEXT, WildcardTypeName.subtypeOf(Object.class));
    private static final ClassName THROWABLE = ClassName.get(Throwable.class);
    private static final ClassName SUPPRESS_WARNINGS = ClassName.get(SuppressWarnings.class);
    private static final ClassName ILLEGAL_ARGUMENT = ClassName.get(IllegalArgumentException.class);

    /** The method without its annotations and its body. */
    static String signature(Members members) {
        String object = members.say(Types.OBJECT);
        return "public " + object + " run(int step, " + object + " state, " + object + " event, "
                + members.say(ANY_CONTEXT) + " context, " + members.say(Types.CONNECTION) + " connection) throws "
                + members.say(THROWABLE);
    }

    @Override
    public void addTo(Members members) {
        boolean unchecked = draft.model().steps().stream().anyMatch(RunMethod::isUnchecked);
        Body body = members.method().line("@" + members.say(Types.OVERRIDE));
        if (unchecked) {
            body.line("@" + members.say(SUPPRESS_WARNINGS) + "(\"unchecked\")");
        }
        body.line(signature(members)).add(" {").in();
        if (unchecked) {
            body.line("// The engine hands each step what its row of the table says.");
        }
        body.line("return switch (step) {").in();
        for (StepModel step : draft.model().steps()) {
            body.line("case " + step.number() + " -> machine." + step.method() + "(" + arguments(step) + ");");
        }
        body.line("default -> throw new " + members.say(ILLEGAL_ARGUMENT) + "("
                        + Plain.text(draft.model().name() + " has no step ") + " + step);")
                .out()
                .line("};")
                .out()
                .line("}");
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
        return event.all() ? ParameterizedTypeName.get(Types.LIST, event.type()) : event.type();
    }

    private static boolean isUnchecked(StepModel step) {
        return step.context()
                || step.event() instanceof Joined
                || step.event() instanceof Signalled signalled && signalled.all();
    }
}
