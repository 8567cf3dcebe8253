package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state.
 *
 * @param name its name in the database
 * @param retired whether it is kept for instances of earlier releases alone
 * @param abandon whether children that still run when it is left go on by themselves
 * @param supertypes every type it is assignable to, itself included: how a superstate finds its members
 * @param rate how often its action may start
 */
public record StateModel(
        ClassName type,
        String name,
        boolean initial,
        boolean terminal,
        boolean retired,
        boolean abandon,
        Set<TypeName> supertypes,
        Optional<RateModel> rate,
        Place place) {

    /** By its type, which no other state of a machine has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof StateModel state && type.equals(state.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
