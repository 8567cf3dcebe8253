package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;

/**
 * A method from an old record of a state to a newer one.
 *
 * @param parameters the types that it takes: one, unless it is wrong
 * @param returns the type that it returns
 * @param thrown the checked exceptions that it declares
 */
public record UpgradeModel(
        String method,
        Set<Trait> traits,
        List<TypeName> parameters,
        TypeName returns,
        List<TypeName> thrown,
        Place place) {

    /** What is known of how it is declared. */
    public enum Trait {
        /** Static, as it has to be. */
        STATIC,
        /** Private. */
        PRIVATE,
        /** With type parameters. */
        GENERIC
    }
}
