package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step method as declared.
 *
 * @param number its place among the machine's steps, from 0: the number under which it is dispatched
 * @param method the method's name
 * @param from the type of the first parameter: a state, or a sealed interface over several
 * @param sources the states the step holds for by its declaration (members of {@code from} that are not terminal), before
 *     overriding
 * @param event what follows the state
 * @param returns what the step may go to
 * @param context whether it takes a {@code StepContext}
 * @param connection whether it takes a {@code Connection}
 * @param thrown the exceptions it declares
 */
public record StepModel(
        int number,
        String method,
        TypeName from,
        List<StateModel> sources,
        EventModel event,
        ReturnModel returns,
        boolean context,
        boolean connection,
        List<TypeName> thrown,
        Optional<RetryModel> retry,
        Place place) {

    /** By its method and its number, which no other step of a machine has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof StepModel step
                        && number == step.number
                        && method.equals(step.method)
                        && place.equals(step.place);
    }

    @Override
    public int hashCode() {
        return number;
    }
}
