package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;
import java.util.Locale;

/** A mistake in a machine, with what its message needs. Names in it are as a reader of the source knows them. */
public sealed interface Problem permits ClassProblem, StepProblem, FlowProblem, ValueProblem, ReleaseProblem {

    /** The simple name of the machine's class. */
    String machine();

    /** Where it is told. */
    Place place();

    /** What the compiler prints and {@code @Allow} names: the record's name in lower case, with hyphens. */
    default String code() {
        return code(getClass());
    }

    /** The code of a kind of mistake. */
    static String code(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);
    }

    /** Whether it is a matter of taste: told, but no error. */
    default boolean warning() {
        return this instanceof Warning;
    }
}
