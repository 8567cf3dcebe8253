package dev.pawl.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signal.
 *
 * @param name its name in the database
 * @param supertypes every type it is assignable to, itself included
 */
public record SignalModel(ClassName type, String name, Set<TypeName> supertypes, Place place) {

    /** By its type, which no other signal of a machine has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof SignalModel signal && type.equals(signal.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
