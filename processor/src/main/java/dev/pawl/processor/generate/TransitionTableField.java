package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.RetryModel;
import dev.pawl.processor.model.StateModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code TRANSITIONS}: a row for each state and event, superstates resolved. */
record TransitionTableField(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(List.class), Types.TRANSITION),
                        "TRANSITIONS",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("What happens in which state: which step runs when, and where it may go.\n")
                .initializer(Literals.lines(draft.rows().stream().map(this::row).toList()))
                .build());
    }

    private CodeBlock row(Row row) {
        StepModel step = row.step();
        return CodeBlock.of(
                "new $T($S, $L, $L, $S, $L, $L, $L)",
                Types.TRANSITION,
                row.state().name(),
                new TriggerExpression(draft.model()).of(row),
                step.number(),
                step.method(),
                Literals.of(
                        List.class,
                        step.returns().states().stream().map(StateModel::name).toList()),
                step.connection(),
                retry(step.retry().or(() -> draft.model().retry())));
    }

    private static CodeBlock retry(Optional<RetryModel> policy) {
        return policy.map(retry -> CodeBlock.of(
                        "$T.of(new $T($L, $T.parse($S), $T.parse($S)))",
                        Optional.class,
                        Types.RETRY_POLICY,
                        retry.attempts(),
                        Duration.class,
                        retry.first(),
                        Duration.class,
                        retry.longest()))
                .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
    }
}
