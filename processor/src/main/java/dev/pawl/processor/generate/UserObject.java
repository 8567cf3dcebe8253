package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The user's object, and the constructor that takes it. */
record UserObject(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        ClassName user = draft.names().user();
        type.addField(user, "machine", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(MethodSpec.constructorBuilder()
                .addJavadoc(
                        "@param machine whose steps run; from several threads at once where more than one instance does\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(user, "machine")
                .addStatement("this.machine = $T.requireNonNull(machine, $S)", Objects.class, "machine")
                .build());
    }
}
