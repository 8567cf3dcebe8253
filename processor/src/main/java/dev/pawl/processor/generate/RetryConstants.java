package dev.pawl.processor.generate;

import dev.pawl.processor.model.RetryModel;
import dev.pawl.processor.model.StepModel;
import dev.pawl.processor.model.TransitionTable.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The retry policies of a machine, a constant for each.
 *
 * @param machine the one that holds for steps without one
 * @param constants by what they say
 */
record RetryConstants(Optional<RetryModel> machine, Map<String, String> constants) implements Feature {

    static RetryConstants of(Draft draft) {
        RetryConstants retries = new RetryConstants(draft.model().retry(), new LinkedHashMap<>());
        for (Row row : draft.rows()) {
            retries.policy(row.step())
                    .ifPresent(policy -> retries.constants.putIfAbsent(
                            arguments(policy), "RETRY_" + (retries.constants.size() + 1)));
        }
        return retries;
    }

    /** The constant of a step's policy, where there is one. */
    Optional<String> of(StepModel step) {
        return policy(step).map(policy -> Objects.requireNonNull(constants.get(arguments(policy))));
    }

    @Override
    public void addTo(Members members) {
        for (Map.Entry<String, String> each : constants.entrySet()) {
            String type = members.say(Types.RETRY_POLICY);
            members.constant("private static final " + type + " " + each.getValue() + " = " + type + ".of("
                    + each.getKey() + ");");
        }
    }

    private Optional<RetryModel> policy(StepModel step) {
        return step.retry().or(() -> machine);
    }

    private static String arguments(RetryModel policy) {
        return policy.attempts() + ", " + Plain.text(policy.first()) + ", " + Plain.text(policy.longest());
    }
}
