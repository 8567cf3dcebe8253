package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the source declares a step.
 *
 * @param step what it means
 * @param owner the class that declares it: the machine, unless the step is inherited
 * @param from the type of the first parameter; empty where there is none
 * @param target what is entered: the return type or what is inside its {@code Outcome} or {@code Spawning}; empty where that is {@code Void}
 *     or left out
 * @param joined what its {@code Children} end with, where it takes some and says so
 * @param spawned what the children of its {@code Spawning} end with, where it returns one and says so
 * @param after the duration of a timer, where one is written
 * @param at the component of a timer, where one is written
 * @param thrown the exceptions it declares, each with every type it is assignable to
 */
public record MethodDeclaration(
        StepModel step,
        TypeName owner,
        Set<Trait> traits,
        List<ParameterDeclaration> parameters,
        Optional<TypeUse> from,
        Optional<TypeUse> target,
        Optional<ResultUse> joined,
        Optional<ResultUse> spawned,
        Optional<Text> after,
        Optional<Text> at,
        List<Set<TypeName>> thrown,
        Place place) {

    /** What a step must not be. */
    public enum Trait {
        /** Private. */
        PRIVATE,
        /** Static. */
        STATIC,
        /** Abstract. */
        ABSTRACT,
        /** With type parameters. */
        GENERIC,
        /** Declared by another class than the machine. */
        INHERITED,
        /** Returning an {@code Outcome} or a {@code Spawning} with a type argument that is left out or a wildcard. */
        RAW_OUTCOME,
        /** Returning a {@code Spawning} inside an {@code Outcome}. */
        WRAPPED_SPAWNING
    }

    /** Whether it can be told which states the step starts from. */
    public boolean fromKnown() {
        return from.isPresent() && from.get().known();
    }

    /** Whether it takes children, rightly or not. */
    public boolean takesChildren() {
        return parameters.stream().anyMatch(parameter -> parameter.kind() == ParameterDeclaration.Kind.CHILDREN);
    }

    /** Whether it can be told which states the step goes to, if any. */
    public boolean targetKnown() {
        return !traits.contains(Trait.RAW_OUTCOME)
                && (target.isEmpty() || target.get().known());
    }
}
