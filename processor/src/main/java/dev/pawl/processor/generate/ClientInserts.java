package dev.pawl.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.StateModel;
import javax.lang.model.element.Modifier;

/** For each initial state, the methods that start an instance in it. */
record ClientInserts(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        for (StateModel state : draft.initialStates()) {
            addMethods(type, state);
        }
    }

    private void addMethods(TypeSpec.Builder type, StateModel state) {
        type.addMethod(method("insert", TypeName.LONG, state)
                .addJavadoc(draft.verbatim()
                        .line("Starts an instance in state {@link "
                                + draft.verbatim().type(state.type()) + "}, and returns its id."))
                .addCode(returned("insert", "state"))
                .build());
        type.addMethod(method("insert", TypeName.LONG, state)
                .addJavadoc("""
                        The same, with a key, a queue, a priority or a delay.

                        @throws dev.pawl.runtime.error.KeyTakenException if a live instance has the key
                        """)
                .addParameter(Types.INSERT_OPTIONS, "options")
                .addCode(returned("insert", "state, options"))
                .build());
        type.addMethod(method("tryInsert", Types.INSERTED, state)
                .addJavadoc("The same, except that an instance alive that has the key is what is returned.\n")
                .addParameter(Types.INSERT_OPTIONS, "options")
                .addCode(returned("tryInsert", "state, options"))
                .build());
    }

    private String returned(String method, String arguments) {
        String machine = draft.verbatim().type(draft.names().machine());
        return draft.verbatim().line("return " + method + "(" + machine + ".insert(" + arguments + "));");
    }

    private static MethodSpec.Builder method(String name, TypeName returned, StateModel state) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned)
                .addParameter(state.type(), "state");
    }
}
