package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code TRANSITIONS}: a row for each state and event, superstates resolved; and the policies that its rows name. */
record TransitionTableField(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        RetryConstants retries = RetryConstants.of(draft);
        retries.addTo(type);
        type.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(List.class), Types.TRANSITION),
                        "TRANSITIONS",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("What happens in which state: which step runs when, and where it may go.\n")
                .initializer(Literals.lines(
                        draft.rows().stream().map(row -> row(row, retries)).toList()))
                .build());
    }

    private CodeBlock row(Row row, RetryConstants retries) {
        StepModel step = row.step();
        return CodeBlock.of(
                "new $T($S, $L,\n$>$>$L, $S, $L, $L, $L)$<$<",
                Types.TRANSITION,
                row.state().name(),
                new TriggerExpression(draft.model()).of(row),
                step.number(),
                step.method(),
                Literals.of(
                        List.class,
                        step.returns().states().stream().map(StateModel::name).toList()),
                step.connection(),
                retries.of(step));
    }
}
