package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.model.RetryModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The retry policies of a machine, a constant for each.
 *
 * @param machine the one that holds for steps without one
 * @param constants by what they say
 */
record RetryConstants(Optional<RetryModel> machine, Map<CodeBlock, String> constants) implements Feature {

    static RetryConstants of(Draft draft) {
        RetryConstants retries = new RetryConstants(draft.model().retry(), new LinkedHashMap<>());
        for (Row row : draft.rows()) {
            retries.policy(row.step())
                    .ifPresent(policy -> retries.constants.putIfAbsent(
                            expression(policy), "RETRY_" + (retries.constants.size() + 1)));
        }
        return retries;
    }

    /** The policy of a step, as an expression. */
    CodeBlock of(StepModel step) {
        return policy(step)
                .map(policy -> CodeBlock.of("$N", constants.get(expression(policy))))
                .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        constants.forEach((expression, constant) -> type.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Optional.class), Types.RETRY_POLICY),
                        constant,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(expression)
                .build()));
    }

    private Optional<RetryModel> policy(StepModel step) {
        return step.retry().or(() -> machine);
    }

    private static CodeBlock expression(RetryModel policy) {
        return CodeBlock.of(
                "$T.of(\n$>$>new $T($L, $T.parse($S), $T.parse($S)))$<$<",
                Optional.class,
                Types.RETRY_POLICY,
                policy.attempts(),
                Duration.class,
                policy.first(),
                Duration.class,
                policy.longest());
    }
}
