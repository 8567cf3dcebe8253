package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** The class that the engine runs: {@code CheckoutMachine}. */
final class MachineClass {

    private MachineClass() {}

    static TypeSpec of(Draft draft, CodecNames codecs) {
        TypeSpec.Builder type = draft.visibleClass(draft.names().machine())
                .addJavadoc(javadoc(draft))
                .addSuperinterface(draft.ofResult(Types.GENERATED_MACHINE));
        List<Feature> features = List.of(
                new TransitionTableField(draft),
                new DefinitionField(draft, codecs),
                new TextField("DIAGRAM", "The machine as a Mermaid state diagram.", draft.diagram(), draft.verbatim()),
                new TextField("DOT", "The machine as a graph for Graphviz.", draft.dot(), draft.verbatim()),
                new TextField(
                        "DEFINITION_JSON",
                        "The machine's definition: what its file says, with a line for each state and signal.",
                        draft.json(),
                        draft.verbatim()),
                new UserObject(draft),
                new InsertFactories(draft),
                new SignalFactories(draft),
                new RunMethod(draft));
        TypeSpec inner = new CodecsClass(draft, codecs).type();
        return draft.withMembers(type, features).addType(inner).build();
    }

    private static CodeBlock javadoc(Draft draft) {
        return CodeBlock.of(
                """
                {@link $T} as Pawl runs it: its definition, its transition table, and the call of each step. To make an insert
                or a signal has no effect; a client or an outcome takes it.

                <pre>{@code
                $L}</pre>
                """,
                draft.names().user(),
                draft.verbatim().putForeign(draft.diagram().replace("\n", "\n * ")));
    }
}
