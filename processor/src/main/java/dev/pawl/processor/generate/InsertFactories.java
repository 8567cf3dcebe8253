package dev.pawl.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.StateModel;
import javax.lang.model.element.Modifier;

/** For each initial state, the values that stand for a new instance in it. */
record InsertFactories(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        for (StateModel state : draft.initialStates()) {
            type.addMethod(factory(state)
                    .addJavadoc(
                            "A new instance in state {@link $T}, to be given to a client or an outcome.\n",
                            state.type())
                    .addStatement("return insert(state, $T.defaults())", Types.INSERT_OPTIONS)
                    .build());
            type.addMethod(factory(state)
                    .addJavadoc("The same, with a key, a queue, a priority or a delay.\n")
                    .addParameter(Types.INSERT_OPTIONS, "options")
                    .addStatement("return new $T<>(DEFINITION, state, options)", Types.NEW_INSTANCE)
                    .build());
        }
    }

    private MethodSpec.Builder factory(StateModel state) {
        return MethodSpec.methodBuilder("insert")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(draft.ofResult(Types.INSERT))
                .addParameter(state.type(), "state");
    }
}
