package dev.pawl.processor.problem;

import dev.pawl.processor.model.Place;
import java.util.List;

/** A mistake in how states follow each other. */
public sealed interface FlowProblem extends Problem {

    /** A state that nobody enters; {@code sources} are the states, unreachable too, from which steps lead to it. */
    record UnreachableState(String machine, String state, List<String> sources, Place place) implements FlowProblem {}

    /** A state that is not terminal and that nobody leaves; {@code steps} says whether it has any but error steps. */
    record DeadEnd(String machine, String state, boolean steps, Place place) implements FlowProblem {}

    /** States from which no way leads to an end. */
    record NoEnd(String machine, List<String> states, boolean terminals, Place place) implements FlowProblem {}

    /** A signal that no step takes. */
    record UnusedSignal(String machine, String signal, Place place) implements FlowProblem {}
}
