package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a step.
 *
 * @param argument the one type argument of a {@code StepContext}, a {@code List} or a {@code Children}; empty where it is left out or is a
 *     wildcard
 * @param strangers the classes that it stands for, or its argument if it is a list, and that are no signals; empty where it is
 *     an event or asks for none
 * @param hidden what keeps code beside the machine from seeing the type, or the argument of a list or of children, in words; empty where
 *     nothing does
 */
public record ParameterDeclaration(
        String name,
        TypeName type,
        Kind kind,
        Optional<TypeName> argument,
        List<TypeName> strangers,
        Optional<String> hidden,
        Place place) {

    /** What a parameter is, by its type. */
    public enum Kind {
        /** A state, or a sealed interface over states. */
        STATE,
        /** A signal, or a sealed interface over signals. */
        SIGNAL,
        /** A list. */
        LIST,
        /** A {@code Children}. */
        CHILDREN,
        /** A throwable. */
        ERROR,
        /** A {@code StepContext}. */
        CONTEXT,
        /** A {@code java.sql.Connection}. */
        CONNECTION,
        /** Anything else. */
        OTHER;

        /** Whether it can be an event. */
        public boolean event() {
            return this == SIGNAL || this == LIST || this == CHILDREN || this == ERROR;
        }
    }
}
