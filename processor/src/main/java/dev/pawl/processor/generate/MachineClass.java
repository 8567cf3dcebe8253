package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** The class that the engine runs: {@code CheckoutMachine}. */
final class MachineClass {

    private MachineClass() {}

    static TypeSpec of(Draft draft) {
        TypeSpec.Builder type = draft.visibleClass(draft.names().machine())
                .addJavadoc(javadoc(draft))
                .addSuperinterface(draft.ofResult(Types.GENERATED_MACHINE));
        List<Feature> features = List.of(
                new TransitionTableField(draft),
                new DefinitionField(draft),
                new DiagramField("DIAGRAM", "The machine as a Mermaid state diagram.", draft.diagram()),
                new DiagramField("DOT", "The machine as a graph for Graphviz.", draft.dot()),
                new DefinitionJsonField(draft),
                new UserObject(draft),
                new InsertFactories(draft),
                new SignalFactories(draft),
                new RunMethod(draft));
        features.forEach(feature -> feature.addTo(type));
        return type.build();
    }

    private static CodeBlock javadoc(Draft draft) {
        return CodeBlock.of("""
                {@link $T} as Pawl runs it: its definition, its transition table, and the call of each step.

                <pre>{@code
                $L}</pre>
                """, draft.names().user(), draft.diagram());
    }
}
