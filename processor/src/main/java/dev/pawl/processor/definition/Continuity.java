package dev.pawl.processor.definition;

import dev.pawl.processor.definition.Definition.DefinedState;
import dev.pawl.processor.definition.Definition.Gone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a definition goes on counting where an earlier one ended: no shape forgotten, none with another's number. */
public final class Continuity {

    private Continuity() {}

    /** What is broken, in words; nothing where all is well. */
    public static List<String> breaks(Definition before, Definition now) {
        List<String> breaks = new ArrayList<>();
        for (DefinedState state : before.states()) {
            Optional<DefinedState> next = now.state(state.name());
            for (Shape shape : shapes(state)) {
                if (next.isPresent() && !knows(next.get(), shape)) {
                    breaks.add("state \"" + state.name() + "\" lacks its shape " + shape.number());
                }
            }
            if (next.isEmpty() && lastOf(state.name(), now) < state.shape().number()) {
                breaks.add("state \"" + state.name() + "\" is forgotten");
            }
        }
        for (Gone gone : before.gone()) {
            if (lastOf(gone.name(), now) < gone.shape()) {
                breaks.add("state \"" + gone.name() + "\" is forgotten");
            }
        }
        return breaks;
    }

    private static List<Shape> shapes(DefinedState state) {
        List<Shape> shapes = new ArrayList<>(state.older());
        shapes.add(state.shape());
        return shapes;
    }

    private static boolean knows(DefinedState state, Shape shape) {
        return shapes(state).stream()
                .anyMatch(other -> other.number() == shape.number() && Fingerprint.same(other, shape));
    }

    /** The greatest number that a state has, or had before it was gone. */
    private static int lastOf(String name, Definition definition) {
        return definition
                .state(name)
                .map(state -> state.shape().number())
                .or(() -> definition.gone().stream()
                        .filter(gone -> gone.name().equals(name))
                        .map(Gone::shape)
                        .findFirst())
                .orElse(0);
    }
}
