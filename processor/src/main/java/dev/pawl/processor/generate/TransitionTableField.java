package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * {@code TRANSITIONS}: a row for each state and event, superstates resolved; and the policies that its rows name. A long
 * table is made by several methods, for the size of one is limited.
 */
record TransitionTableField(Draft draft) implements Feature {

    private static final int LONGEST = 250;

    private static final TypeName TABLE = ParameterizedTypeName.get(ClassName.get(List.class), Types.TRANSITION);

    @Override
    public void addTo(TypeSpec.Builder type) {
        RetryConstants retries = RetryConstants.of(draft);
        retries.addTo(type);
        List<CodeBlock> rows =
                draft.rows().stream().map(row -> row(row, retries)).toList();
        type.addField(FieldSpec.builder(TABLE, "TRANSITIONS", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What happens in which state: which step runs when, and where it may go.\n")
                .initializer(rows.size() <= LONGEST ? Literals.lines(Types.TRANSITION, rows) : parts(type, rows))
                .build());
    }

    private static CodeBlock parts(TypeSpec.Builder type, List<CodeBlock> rows) {
        List<CodeBlock> calls = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += LONGEST) {
            String name = "transitionsFrom" + from;
            type.addMethod(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(TABLE)
                    .addStatement(
                            "return $L",
                            Literals.lines(Types.TRANSITION, rows.subList(from, Math.min(from + LONGEST, rows.size()))))
                    .build());
            calls.add(CodeBlock.of("$N()", name));
        }
        return CodeBlock.of(
                "$T.of($L)\n$>$>.flatMap(List::stream)\n.toList()$<$<",
                Stream.class,
                calls.stream().collect(CodeBlock.joining(", ")));
    }

    private CodeBlock row(Row row, RetryConstants retries) {
        StepModel step = row.step();
        String targets = step.returns().states().stream()
                .map(state -> ", " + Plain.text(state.name()))
                .collect(Collectors.joining());
        String retried =
                retries.of(step).map(policy -> ".retried(" + policy + ")").orElse("");
        return CodeBlock.of(
                "$T.of(" + Plain.text(row.state().name()) + ", $L, " + step.number() + ", "
                        + Plain.text(step.method()) + targets + ")" + (step.connection() ? ".inConnection()" : "")
                        + retried,
                Types.TRANSITION,
                new TriggerExpression(draft.model()).of(row));
    }
}
