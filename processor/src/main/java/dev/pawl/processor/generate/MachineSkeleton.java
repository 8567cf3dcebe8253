package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What stands for the class that the engine runs, where the machine has mistakes. */
final class MachineSkeleton {

    private MachineSkeleton() {}

    static TypeSpec of(Draft draft) {
        TypeName definition = draft.ofResult(Types.MACHINE_DEFINITION);
        TypeSpec.Builder type = draft.visibleClass(draft.names().machine())
                .addJavadoc(
                        "A stand-in: {@link $T} has mistakes.\n", draft.names().user())
                .addSuperinterface(draft.ofResult(Types.GENERATED_MACHINE));
        type.addField(constant(ParameterizedTypeName.get(ClassName.get(List.class), Types.TRANSITION), "TRANSITIONS")
                .initializer("$T.of()", List.class)
                .build());
        type.addField(constant(definition, "DEFINITION").initializer("null").build());
        type.addField(constant(ClassName.get(String.class), "DIAGRAM")
                .initializer("$S", "")
                .build());
        type.addField(constant(ClassName.get(String.class), "DOT")
                .initializer("$S", "")
                .build());
        type.addField(constant(ClassName.get(String.class), "DEFINITION_JSON")
                .initializer("$S", "")
                .build());
        new UserObject(draft).addTo(type);
        type.addMethod(MethodSpec.methodBuilder("definition")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(definition)
                .addStatement("throw new $T($S)", IllegalStateException.class, "the machine has mistakes")
                .build());
        new InsertFactories(draft).addTo(type);
        new SignalFactories(draft).addTo(type);
        type.addMethod(RunMethod.signature()
                .addStatement("throw new $T($S)", IllegalStateException.class, "the machine has mistakes")
                .build());
        draft.verbatim().addTypes(type);
        return type.build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    }
}
