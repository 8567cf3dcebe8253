package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;

/** A mistake in what states and signals hold. */
public sealed interface ValueProblem extends Problem {

    /**
     * A component of a type that no codec covers.
     *
     * @param path the component and those that lead to it, from a state or a signal on
     * @param type the type that is not covered: the component's, or one inside it
     */
    record UncoveredType(String machine, String path, String type, String reason, Place place)
            implements ValueProblem {}

    /** A default that is no value of its component. */
    record BadDefault(String machine, String path, String text, String expected, Place place) implements ValueProblem {}

    /** A converter that can't be used. */
    record BadCodec(String machine, String converter, String target, String fault, Place place)
            implements ValueProblem {}
}
