package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** What stands for the class that the engine runs, where the machine has mistakes. */
final class MachineSkeleton {

    private static final ClassName ILLEGAL_STATE = ClassName.get(IllegalStateException.class);

    private MachineSkeleton() {}

    static TypeSpec of(Draft draft) {
        TypeSpec.Builder type = draft.visibleClass(draft.names().machine())
                .addJavadoc(
                        "A stand-in: {@link $T} has mistakes.\n", draft.names().user())
                .addSuperinterface(draft.ofResult(Types.GENERATED_MACHINE));
        return draft.withMembers(
                        type,
                        List.of(
                                members -> addConstants(members, draft),
                                new UserObject(draft),
                                members -> DefinitionField.addMethod(members, draft, failure(members)),
                                new InsertFactories(draft),
                                new SignalFactories(draft),
                                members -> members.method()
                                        .line("@" + members.say(Types.OVERRIDE))
                                        .block(RunMethod.signature(members), failure(members))))
                .build();
    }

    private static void addConstants(Members members, Draft draft) {
        String list = members.say(Types.LIST);
        constant(
                members,
                members.say(ParameterizedTypeName.get(Types.LIST, Types.TRANSITION)),
                "TRANSITIONS",
                list + ".of()");
        constant(members, members.say(draft.ofResult(Types.MACHINE_DEFINITION)), "DEFINITION", "null");
        for (String text : List.of("DIAGRAM", "DOT", "DEFINITION_JSON")) {
            constant(members, members.say(Types.STRING), text, "\"\"");
        }
    }

    private static void constant(Members members, String type, String name, String value) {
        members.field().line("public static final " + type + " " + name + " = " + value + ";");
    }

    private static String failure(Members members) {
        return "throw new " + members.say(ILLEGAL_STATE) + "(\"the machine has mistakes\");";
    }
}
