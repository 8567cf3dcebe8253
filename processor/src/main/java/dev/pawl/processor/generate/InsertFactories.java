package dev.pawl.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.StateModel;
import javax.lang.model.element.Modifier;

/** For each initial state, the values that stand for a new instance in it. */
record InsertFactories(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        for (StateModel state : draft.initialStates()) {
            type.addMethod(factory(state)
                    .addJavadoc(line("A new instance in state {@link " + say(state.type())
                            + "}, to be given to a client or an outcome."))
                    .addCode(line("return insert(state, " + say(Types.INSERT_OPTIONS) + ".defaults());"))
                    .build());
            type.addMethod(factory(state)
                    .addJavadoc("The same, with a key, a queue, a priority or a delay.\n")
                    .addParameter(Types.INSERT_OPTIONS, "options")
                    .addCode(line("return new " + say(Types.NEW_INSTANCE) + "<>(DEFINITION, state, options);"))
                    .build());
        }
    }

    private String say(TypeName type) {
        return draft.verbatim().type(type);
    }

    private String line(String text) {
        return draft.verbatim().line(text);
    }

    private MethodSpec.Builder factory(StateModel state) {
        return MethodSpec.methodBuilder("insert")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(draft.ofResult(Types.INSERT))
                .addParameter(state.type(), "state");
    }
}
