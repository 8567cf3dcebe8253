package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.model.RateModel;
import dev.pawl.processor.model.SignalModel;
import dev.pawl.processor.model.StateModel;
import java.util.ArrayList;
import java.util.List;

/** {@code DEFINITION} and the method that returns it. */
record DefinitionField(Draft draft, CodecNames codecs) implements Feature {

    @Override
    public void addTo(Members members) {
        members.field("The machine's names, states, signals and transitions.")
                .line("public static final " + members.say(draft.ofResult(Types.MACHINE_DEFINITION)) + " DEFINITION = "
                        + definition() + ";");
        addMethod(members, draft, "return DEFINITION;");
    }

    /** The method that returns it. */
    static void addMethod(Members members, Draft draft, String statement) {
        members.method()
                .line("@" + members.say(Types.OVERRIDE))
                .block("public " + members.say(draft.ofResult(Types.MACHINE_DEFINITION)) + " definition()", statement);
    }

    private String definition() {
        Verbatim verbatim = draft.verbatim();
        Body body = new Body(3)
                .line("new " + verbatim.type(Types.MACHINE_DEFINITION) + "<>(")
                .line(Plain.text(draft.model().name()) + ",")
                .line(draft.model().version() + ",")
                .line(Plain.text(draft.model().queue()) + ",");
        List<String> states = new ArrayList<>();
        draft.model().states().forEach(state -> states.add(state(state)));
        List<String> signals = new ArrayList<>();
        draft.model().signals().forEach(signal -> signals.add(signal(signal)));
        return body.line(Literals.lines(any(Types.STATE_DEFINITION), states, verbatim, 5) + ",")
                .line(Literals.lines(any(Types.SIGNAL_DEFINITION), signals, verbatim, 5) + ",")
                .line("TRANSITIONS)")
                .toString();
    }

    private static TypeName any(ClassName type) {
        return ParameterizedTypeName.get(type, WildcardTypeName.subtypeOf(Object.class));
    }

    private String state(StateModel state) {
        DefinedState defined = draft.definition().state(state.name()).orElseThrow();
        Body body = new Body(5)
                .line(codecs.say(Types.STATE_DEFINITION) + ".of(" + Plain.text(state.name()) + ", "
                        + defined.shape().number() + ", " + state.initial() + ", " + state.terminal() + ", "
                        + coded(state.type()) + ")");
        new OlderShapes(draft, state, defined, codecs).addTo(body);
        if (state.rate().isPresent()) {
            RateModel rate = state.rate().get();
            String by = rate.by()
                    .map(component -> ", " + codecs.say(state.type()) + "::" + component.text())
                    .orElse("");
            body.in()
                    .in()
                    .line(".limited(new " + codecs.say(Types.RATE_LIMIT) + "<>("
                            + Plain.text(rate.limit().text()) + by + ", " + rate.weight() + "))");
        }
        return body.toString();
    }

    private String signal(SignalModel signal) {
        return codecs.say(Types.SIGNAL_DEFINITION) + ".of(" + Plain.text(signal.name()) + ", " + coded(signal.type())
                + ")";
    }

    /** A type, what writes it, and what reads it. */
    private String coded(ClassName type) {
        return codecs.say(type) + ".class, " + codecs.writer(type) + ", " + codecs.reader(type);
    }
}
